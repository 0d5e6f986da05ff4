package tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ContractSchemaTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Judgement.CONTRACT.jsonSchema());

    private static final Set<String> BEYOND_A_SCHEMA =
            Set.of("duplicate_field", "updated_before_created", "resolved_before_created");

    /** Without NaN and its like, which never reach a schema, and without duplicates that change the value it sees. */
    private static final List<Mutation> MUTATIONS = Mutation.all().stream()
            .filter(mutation -> !mutation.finding().startsWith("not_a_number"))
            .filter(mutation -> !mutation.planted().equals("the key again with null"))
            .toList();

    @Property(tries = 1000)
    void acceptsWhatTheJudgeAccepts(@ForAll long seed) throws IOException {
        TicketFixture ticket = RandomTicket.of(seed);

        assertThat(SCHEMA.validate(JSON.readTree(ticket.json()))).isEmpty();
    }

    @Property(tries = 2000)
    void refusesWhatTheJudgeRefusesSaveForTheListedExceptions(@ForAll("mutations") Mutation mutation, @ForAll long seed)
            throws IOException {
        TicketFixture ticket = mutation.change().apply(RandomTicket.of(seed));

        boolean valid = SCHEMA.validate(JSON.readTree(ticket.json())).isEmpty();

        List<String> findings = Judgement.findings(Judgement.of(ticket));
        boolean accepted = findings.equals(List.of("accepted"));
        assertThat(valid)
                .as("%s of %s", mutation, ticket)
                .isEqualTo(accepted || findings.stream().allMatch(finding -> isBeyondASchema(mutation, finding)));
    }

    @Property(tries = 300)
    void agreesOnValuesThatAreNoObject(@ForAll("values") String value) throws IOException {
        assertThat(SCHEMA.validate(JSON.readTree(value))).isNotEmpty();
        assertThat(Judgement.findings(Judgement.of(value))).containsExactly("not_an_object");
    }

    @Example
    void describesWhatItCannotSay() {
        assertThat(Judgement.CONTRACT.jsonSchema().path("description").asText())
                .contains("there twice", "before created_at", "30 February", "such as 1.0", "NaN", "1000 characters");
    }

    @Example
    void hasThePropertiesInTheContractsOrder() {
        JsonNode properties = Judgement.CONTRACT.jsonSchema().path("properties");

        assertThat(properties.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Judgement.CONTRACT.fields().stream()
                        .map(TicketField::key)
                        .toList());
    }

    @Provide
    Arbitrary<Mutation> mutations() {
        return Arbitraries.of(MUTATIONS);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("[]", "[{}]", "\"{}\"", "1", "1.5", "true", "null");
    }

    /** The exceptions that the schema's description lists, and no others. */
    private static boolean isBeyondASchema(Mutation mutation, String finding) {
        String code = finding.substring(0, finding.indexOf(' '));
        return switch (code) {
            case "too_large" -> !finding.endsWith(" ticket_id");
            case "wrong_type" -> isWholeWithFraction(mutation);
            case "invalid_time" -> InvalidTimes.IMPOSSIBLE.contains(mutation.planted());
            default -> BEYOND_A_SCHEMA.contains(code);
        };
    }

    private static boolean isWholeWithFraction(Mutation mutation) {
        FieldShape shape = mutation.field().shape();
        boolean hundred = mutation.planted().equals("1E2");
        return shape instanceof FieldShape.WholeNumber number
                && (hundred ? number.max() >= 100 : Set.of("1.0", "1e0").contains(mutation.planted()));
    }
}
