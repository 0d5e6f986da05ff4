package tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HugeRecordTest {

    private static final int MILLION = 1_000_000;
    private static final int SIXTY_MEGABYTES = 60 * MILLION;

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[{\"b\":["})
    void refusesAMillionLevels(String opening) {
        String closing = opening.replaceAll("[^\\[{]", "").replace('[', ']').replace('{', '}');
        String tags = opening.repeat(MILLION) + "1"
                + new StringBuilder(closing).reverse().toString().repeat(MILLION);

        Verdict verdict = Judgement.of(TicketFixture.aTicket().withRaw("tags", tags));

        assertThat(Judgement.findings(verdict)).last().isIn("too_deep tags", "too_large");
    }

    @Test
    void refusesAMillionLevelsInPlaceOfARecord() {
        assertThat(Judgement.findings(Judgement.of("[".repeat(MILLION)))).contains("too_deep");
    }

    @Test
    void refusesAMillionFields() {
        String fields = IntStream.range(0, MILLION)
                .mapToObj(index -> "\"k" + index + "\":0")
                .collect(Collectors.joining(","));

        assertThat(Judgement.findings(Judgement.of("{" + fields + "}"))).containsExactly("too_large");
        assertThat(Judgement.findings(Judgement.of(TicketFixture.aTicket().withRaw("tags", "{" + fields + "}"))))
                .containsExactly("too_large");
    }

    @Test
    void listsAHundredUnknownFieldsAndCountsTheRest() {
        TicketFixture ticket = TicketFixture.aTicket();
        for (int index = 0; index < 250; index++) {
            ticket = ticket.withExtra("key_" + index, "null");
        }

        Verdict verdict = Judgement.of(ticket);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.violations()).hasSize(101);
            assertThat(refused.violations().get(100).rule()).isEqualTo(Rule.AND_MORE);
            assertThat(refused.violations().get(100).seen()).isEqualTo("150 more");
        });
    }

    @Test
    void listsAHundredBadElementsOfAList() {
        TicketFixture ticket = TicketFixture.aTicket().withRaw("tags", "[" + "null,".repeat(MILLION) + "null]");

        assertThat(Judgement.findings(Judgement.of(ticket))).hasSize(101).endsWith("and_more");
    }

    @Test
    void acceptsALongText() {
        String text = "x".repeat(SIXTY_MEGABYTES);
        TicketFixture ticket = TicketFixture.aTicket().withRaw("description", '"' + text + '"');

        assertThat(Judgement.warnings(Judgement.of(ticket))).containsExactly("text_length_differs ticket_text_length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticket_id",
                "priority",
                "created_at",
                "tags",
                "previous_tickets",
                "escalated",
                "resolution_time_hours",
                "key"
            })
    void judgesALongTextInAnyFieldWithoutACopyOfIt(String field) {
        byte[] record = TicketFixture.aTicket()
                .withRaw(field, '"' + "x".repeat(SIXTY_MEGABYTES) + '"')
                .bytes();
        TicketJudge judge = Judgement.CONTRACT.newJudge(Judgement.NOW);
        long before = allocated();

        Verdict verdict = judge.judge(record, 0, record.length);

        assertThat(allocated() - before).isLessThan(4 * MILLION);
        assertThat(Judgement.findings(verdict)).hasSize(1).allMatch(finding -> finding.endsWith(" " + field));
    }

    @Test
    void refusesNumbersAndNamesWithoutEnd() {
        String digits = "9".repeat(5 * MILLION);
        List<TicketFixture> tickets = List.of(
                TicketFixture.aTicket().withRaw("previous_tickets", digits),
                TicketFixture.aTicket().withRaw("resolution_time_hours", "0." + digits),
                TicketFixture.aTicket().withExtra("k".repeat(5 * MILLION), "1"));

        for (TicketFixture ticket : tickets) {
            assertThat(Judgement.findings(Judgement.of(ticket))).containsExactly("too_large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "1e99999999999999999999"})
    void refusesNumbersBeyondADouble(String number) {
        TicketFixture ticket = TicketFixture.aTicket().withRaw("resolution_time_hours", number);

        assertThat(Judgement.findings(Judgement.of(ticket))).containsExactly("out_of_range resolution_time_hours");
    }

    /** Bytes that this thread ever allocated. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
