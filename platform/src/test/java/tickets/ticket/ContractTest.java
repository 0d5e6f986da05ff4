package tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final SiteVocabulary SHOP =
            new SiteVocabulary(List.of("Till"), List.of("printer"), Map.of("Hardware", List.of("Paper jam", "Other")));

    @Test
    void hasSixtyFieldsOfWhichNineComeWithTheResolutionOnly() {
        List<TicketField> fields = Judgement.CONTRACT.fields();

        assertThat(fields).hasSize(60);
        assertThat(fields.stream().filter(TicketField::isEmptyWhileOpen).map(TicketField::key))
                .containsExactly(
                        "resolution",
                        "resolution_code",
                        "resolution_time_hours",
                        "resolution_attempts",
                        "satisfaction_score",
                        "feedback_text",
                        "resolution_helpful",
                        "kb_articles_helpful",
                        "resolution_template_used");
    }

    @Test
    void knowsTheTargetsOfTheModels() {
        assertThat(Judgement.CONTRACT.fields())
                .filteredOn(field -> field.known() == Known.TARGET)
                .containsExactly(TicketField.CATEGORY, TicketField.SUBCATEGORY);
    }

    @Test
    void takesTheSitesWordsInPlaceOfTheDefaults() {
        TicketFixture ticket = TicketFixture.aTicket()
                .with("product", "Till")
                .with("product_module", "printer")
                .with("category", "Hardware")
                .with("subcategory", "Paper jam");
        TicketJudge shop = Contract.of(SHOP).newJudge(Judgement.NOW);

        assertThat(Judgement.findings(judge(shop, ticket))).containsExactly("accepted");
        assertThat(Judgement.findings(judge(shop, TicketFixture.aTicket())))
                .containsExactly(
                        "not_in_vocabulary product",
                        "not_in_vocabulary product_module",
                        "not_in_vocabulary category",
                        "not_in_vocabulary subcategory");
    }

    @Test
    void hasAFingerprintThatFollowsItsContent() {
        String fingerprint = Judgement.CONTRACT.fingerprint();

        assertThat(fingerprint).hasSize(64).isEqualTo(DefaultContract.load().fingerprint());
        assertThat(Contract.of(SHOP).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void hasACodeAndASentenceForEachRule() {
        assertThat(Arrays.stream(Rule.values())).allSatisfy(rule -> {
            assertThat(rule.code()).matches("[a-z_]+");
            assertThat(rule.sentence()).endsWith(".");
        });
    }

    private static Verdict judge(TicketJudge judge, TicketFixture ticket) {
        byte[] record = ticket.bytes();
        return judge.judge(record, 0, record.length);
    }
}
