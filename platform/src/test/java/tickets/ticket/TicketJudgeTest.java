package tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ticket.TicketFixture.aTicket;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TicketJudgeTest {

    @Test
    void acceptsAGoodTicketAsItIs() {
        assertThat(Judgement.of(aTicket()))
                .isEqualTo(new Verdict.Accepted("TK-2024-000001", 1_709_632_800_000_000L, List.of(), null));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void findsEachKindOfFault(Mutation mutation) {
        assertThat(Judgement.findings(Judgement.of(mutation.change().apply(aTicket()))))
                .containsExactly(mutation.finding());
    }

    static List<Mutation> mutations() {
        return Mutation.all();
    }

    @Test
    void reportsEveryViolatedRuleWithWhatWasThereAndWhatWasExpected() {
        TicketFixture ticket = aTicket()
                .with("priority", "urgent")
                .with("previous_tickets", "12")
                .withRaw("transferred_count", "7")
                .withNull("agent_id")
                .without("region")
                .with("updated_at", "2024-03-05T09:59:59.5+00:00")
                .with("category", "Security")
                .withExtra("colour", "{\"is\":\n[\"red\"]}");

        Verdict verdict = Judgement.of(ticket);

        assertThat(verdict)
                .isEqualTo(new Verdict.Refused(
                        List.of(
                                new Violation(
                                        Rule.NOT_IN_VOCABULARY,
                                        "priority",
                                        "\"urgent\"",
                                        "one of: critical, high, medium, low"),
                                new Violation(
                                        Rule.WRONG_TYPE, "previous_tickets", "\"12\"", "an integer of at least 0"),
                                new Violation(Rule.OUT_OF_RANGE, "transferred_count", "7", "an integer from 0 to 3"),
                                new Violation(
                                        Rule.UNKNOWN_FIELD, "colour", "{\"is\": [\"red\"]}", "a field of the contract"),
                                new Violation(Rule.NULL_VALUE, "agent_id", "null", "a string"),
                                new Violation(Rule.MISSING_FIELD, "region", "", "one of: APAC, EU, LATAM, MEA, NA"),
                                new Violation(
                                        Rule.UPDATED_BEFORE_CREATED,
                                        "updated_at",
                                        "2024-03-05T09:59:59.500Z",
                                        "not before created_at 2024-03-05T10:00:00Z"),
                                new Violation(
                                        Rule.SUBCATEGORY_OF_OTHER_CATEGORY,
                                        "subcategory",
                                        "Bug in Security",
                                        "one of: Authentication, Authorization, Compliance, Encryption, Vulnerability")),
                        "TK-2024-000001"));
    }

    @Test
    void shortensWhatWasThere() {
        Verdict verdict = Judgement.of(aTicket().with("priority", "é😀".repeat(500)));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.violations().get(0).seen())
                                .startsWith("\"é😀é😀")
                                .endsWith("…")
                                .hasSizeBetween(70, 80));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []           | not_an_object
            [{"a": 1}]   | not_an_object
            "ticket"     | not_an_object
            17           | not_an_object
            -1.5e3       | not_an_object
            null         | not_an_object
            NaN          | not_an_object
            """)
    void refusesAValueThatIsNoObject(String json, String finding) {
        assertThat(Judgement.findings(Judgement.of(json))).containsExactly(finding);
    }

    @Test
    void missesEveryFieldOfAnEmptyObject() {
        assertThat(Judgement.findings(Judgement.of("{}")))
                .hasSize(51)
                .allMatch(finding -> finding.startsWith("missing_field "));
    }

    @Test
    void leavesNothingOfOneRecordToTheNext() {
        assertThat(Judgement.findings(Judgement.of(aTicket().without("region"))))
                .containsExactly("missing_field region");
        assertThat(Judgement.of("{\"ticket_id\": ")).isInstanceOf(Verdict.Malformed.class);
        assertThat(Judgement.of("{}"))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.ticketId()).isNull());
        assertThat(Judgement.findings(Judgement.of(aTicket()))).containsExactly("accepted");
    }

    @Nested
    class OfAnOpenTicket {

        @Test
        void acceptsAbsentAndNullFieldsOfTheResolution() {
            assertThat(Judgement.warnings(Judgement.of(aTicket().open()))).isEmpty();
            assertThat(Judgement.warnings(
                            Judgement.of(aTicket().open().withNull("resolution").withNull("kb_articles_helpful"))))
                    .isEmpty();
        }

        @Test
        void refusesEachFieldOfAResolution() {
            assertThat(Judgement.findings(Judgement.of(aTicket().withNull("resolved_at"))))
                    .hasSize(9)
                    .allMatch(finding -> finding.startsWith("resolution_without_resolved_at "));
        }

        @Test
        void wantsTheKeyOfResolvedAt() {
            assertThat(Judgement.findings(Judgement.of(aTicket().open().without("resolved_at"))))
                    .containsExactly("missing_field resolved_at");
        }
    }

    @Nested
    class NormalisedText {

        @ParameterizedTest
        @CsvSource({
            "2024-03-05T10:00:00, 2024-03-05T10:00:00Z",
            "2024-03-05T10:00, 2024-03-05T10:00:00Z",
            "2024-03-05T10:00Z, 2024-03-05T10:00:00Z",
            "2024-03-05T12:00:00+02:00, 2024-03-05T10:00:00Z",
            "2024-03-05T12:00:00.25+0200, 2024-03-05T10:00:00.250Z",
            "2024-03-04T20:00:00-14, 2024-03-05T10:00:00Z",
            "2024-03-05T10:00:00.123456789Z, 2024-03-05T10:00:00.123456Z"
        })
        void hasTimesInUtc(String raw, String expected) {
            assertThat(normalised(aTicket().with("created_at", raw).json()))
                    .isEqualTo(aTicket().with("created_at", expected).json());
        }

        @Test
        void hasTimesInPlaceOfEpochMilliseconds() {
            TicketFixture millis = aTicket()
                    .withRaw("created_at", "1709632800000")
                    .withRaw("updated_at", "1709641800000")
                    .withRaw("resolved_at", "1709641800000");

            assertThat(normalised(millis.json())).isEqualTo(aTicket().json());
        }

        @Test
        void isOnOneLine() {
            String pretty = aTicket().with("subject", "not\nhere").prettyJson();

            assertThat(normalised(pretty)).isEqualTo(pretty.replace('\n', ' ').replace('\r', ' '));
        }

        private static String normalised(String json) {
            byte[] text = ((Verdict.Accepted) Judgement.of(json)).normalised();
            assertThat(text).isNotNull();
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    @Nested
    class Warnings {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                resolution_time_hours | 2.53        | resolution_time_differs resolution_time_hours
                resolution_time_hours | 0           | resolution_time_differs resolution_time_hours
                ticket_text_length    | 50          | text_length_differs ticket_text_length
                weekend_ticket        | true        | weekend_differs weekend_ticket
                after_hours           | true        | after_hours_differs after_hours
                contains_error_code   | false       | error_code_differs contains_error_code
                contains_stack_trace  | true        | stack_trace_differs contains_stack_trace
                escalation_reason     | null        | escalation_without_reason escalation_reason
                kb_articles_helpful   | ["KB-0001"] | helpful_article_not_viewed kb_articles_helpful
                updated_at            | "2024-03-05T12:29Z" | resolved_after_updated resolved_at
                """)
        void tellWhatDoesNotFitTheRest(String field, String json, String warning) {
            assertThat(Judgement.warnings(Judgement.of(aTicket().withRaw(field, json))))
                    .containsExactly(warning);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                resolution_time_hours | 2.52
                resolution_time_hours | 2.48
                kb_articles_helpful   | []
                kb_articles_helpful   | ["KB-0290", "KB-1571", "KB-0290"]
                """)
        void allowWhatFits(String field, String json) {
            assertThat(Judgement.warnings(Judgement.of(aTicket().withRaw(field, json))))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "2024-03-08T08:59:59Z, false, true",
            "2024-03-08T09:00:00Z, false, false",
            "2024-03-08T17:59:59Z, false, false",
            "2024-03-08T18:00:00Z, false, true",
            "2024-03-08T23:30:00-02:00, true, true",
            "2024-03-10T12:00:00Z, true, false",
            "2024-03-11T12:00:00Z, false, false",
            "1969-12-28T12:00:00Z, true, false"
        })
        void knowWeekendsAndOfficeHoursInUtc(String created, boolean weekend, boolean afterHours) {
            TicketFixture ticket = aTicket()
                    .open()
                    .with("created_at", created)
                    .with("updated_at", "2024-03-12T00:00Z")
                    .with("weekend_ticket", weekend)
                    .with("after_hours", afterHours);

            assertThat(Judgement.warnings(Judgement.of(ticket))).isEmpty();
        }

        @Test
        void countCodePointsOfTheDescription() {
            TicketFixture ticket = aTicket().withRaw("description", "\"aé日😀\\uD83D\\uDE00\\n\\u00e9\\\\\"");

            assertThat(Judgement.warnings(Judgement.of(ticket.with("ticket_text_length", 8))))
                    .isEmpty();
        }

        @Test
        void tellOfATicketFromTheFuture() {
            TicketFixture ticket = aTicket()
                    .open()
                    .with("created_at", "2026-01-01T10:00:00Z")
                    .with("updated_at", "2026-01-01T10:00:00Z");

            assertThat(Judgement.warnings(Judgement.of(ticket))).containsExactly("created_in_future created_at");
        }

        @Test
        void doNotKeepTheRecordOut() {
            Verdict verdict = Judgement.of(aTicket().with("weekend_ticket", true));

            assertThat(verdict)
                    .isEqualTo(new Verdict.Accepted(
                            "TK-2024-000001",
                            1_709_632_800_000_000L,
                            List.of(new Violation(Rule.WEEKEND_DIFFERS, "weekend_ticket", "true", "false")),
                            null));
        }
    }
}
