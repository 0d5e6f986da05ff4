package tickets.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedEffectsTest {

    private final Map<String, JsonNode> tickets = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private JsonNode answers;

    @BeforeAll
    void generate(@TempDir Path folder) throws IOException {
        GeneratedFile file = GeneratedFile.generate(folder, "tickets.jsonl", 12_000, 21, 0);
        answers = file.answers();
        Set<Long> losers = new HashSet<>();
        answers.get("superseded").forEach(loser -> losers.add(loser.get("index").asLong()));
        List<JsonNode> records = file.trees();
        for (int index = 0; index < records.size(); index++) {
            if (!losers.contains((long) index)) {
                tickets.put(records.get(index).get("ticket_id").asText(), records.get(index));
            }
        }
    }

    @Test
    void aSpikeStandsOut() {
        JsonNode spike = answers.get("spike");
        Instant from = Instant.parse(spike.get("from").asText());
        Instant to = Instant.parse(spike.get("to").asText());
        Predicate<JsonNode> sameTopic = ticket -> ticket.get("product").equals(spike.get("product"))
                && ticket.get("subcategory").equals(spike.get("subcategory"));

        long inSpike = tickets.values().stream()
                .filter(sameTopic.and(ticket ->
                        !createdAt(ticket).isBefore(from) && createdAt(ticket).isBefore(to)))
                .count();
        long everywhere = tickets.values().stream().filter(sameTopic).count();

        long extra = spike.get("extra").asLong();
        assertThat(extra).isBetween(110L, 180L);
        assertThat(inSpike).isBetween(extra, extra + 10);
        assertThat(everywhere).isGreaterThan(inSpike);
    }

    @Test
    void severityDecidesTheHours() {
        assertThat(mean("resolution_time_hours", has("severity", "P0")))
                .isLessThan(mean("resolution_time_hours", has("severity", "P2")) / 2);
        assertThat(mean("resolution_time_hours", has("severity", "P2")))
                .isLessThan(mean("resolution_time_hours", has("severity", "P4")) / 2);
    }

    @Test
    void slowWorkTransfersAndEscalationsLowerSatisfaction() {
        assertThat(mean(
                        "satisfaction_score",
                        ticket -> ticket.path("resolution_time_hours").asDouble(-1) > 60))
                .isLessThan(mean(
                                "satisfaction_score",
                                ticket -> ticket.path("resolution_time_hours").asDouble(99) < 6)
                        - 0.5);
        assertThat(mean("satisfaction_score", has("transferred_count", "3")))
                .isLessThan(mean("satisfaction_score", has("transferred_count", "0")) - 0.5);
        assertThat(mean("satisfaction_score", has("escalated", "true")))
                .isLessThan(mean("satisfaction_score", has("escalated", "false")) - 0.5);
    }

    @Test
    void severityAndTierDecideThePriority() {
        ToDoubleFunction<String> criticalShare =
                severity -> share(has("severity", severity), has("priority", "critical"));

        assertThat(criticalShare.applyAsDouble("P0")).isGreaterThan(0.5);
        assertThat(criticalShare.applyAsDouble("P3")).isLessThan(0.15);
        assertThat(share(has("customer_tier", "enterprise"), has("priority", "low")))
                .isLessThan(share(has("customer_tier", "free"), has("priority", "low")) / 2);
    }

    @Test
    void attemptsLeadToEscalation() {
        assertThat(share(has("resolution_attempts", "5"), has("escalated", "true")))
                .isGreaterThan(2 * share(has("resolution_attempts", "1"), has("escalated", "true")));
    }

    @Test
    void weekendsAndNightsAreQuiet() {
        long weekend = count(has("weekend_ticket", "true"));
        long night = tickets.values().stream()
                .filter(ticket -> createdAt(ticket).atOffset(ZoneOffset.UTC).getHour() < 6)
                .count();
        long mondays = tickets.values().stream()
                .filter(ticket -> createdAt(ticket).atOffset(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.MONDAY)
                .count();

        assertThat(weekend).isBetween(tickets.size() / 12L, tickets.size() / 7L);
        assertThat(night).isLessThan(tickets.size() / 10L);
        assertThat(mondays).isGreaterThan(weekend);
    }

    @Test
    void someTicketsAreOpenAndNothingHappensAfterTheEnd() {
        Instant end = Instant.parse(answers.get("to").asText());

        assertThat(count(ticket -> ticket.get("resolved_at").isNull())).isBetween(300L, 900L);
        assertThat(tickets.values())
                .allMatch(ticket -> time(ticket.get("updated_at")).isBefore(end));
    }

    @Test
    void relatedTicketsExistAndAreOlder() {
        List<String> surprises = new ArrayList<>();
        int related = 0;
        for (JsonNode ticket : tickets.values()) {
            for (JsonNode id : ticket.get("related_tickets")) {
                related++;
                JsonNode other = tickets.get(id.asText());
                if (other == null || !createdAt(other).isBefore(createdAt(ticket))) {
                    surprises.add(ticket.get("ticket_id") + " -> " + id);
                }
            }
        }

        assertThat(surprises).isEmpty();
        assertThat(related).isGreaterThan(2_000);
    }

    @Test
    void wrongLabelsAreListed() {
        int categories = 0;
        for (JsonNode noise : answers.get("label_noise")) {
            JsonNode ticket =
                    Objects.requireNonNull(tickets.get(noise.get("ticket_id").asText()));
            if (noise.get("field").asText().equals("category")) {
                categories++;
                assertThat(ticket.get("category")).isNotEqualTo(noise.get("true_category"));
            }
        }

        assertThat(categories).isBetween(180, 290);
        assertThat(answers.get("label_noise").size() - categories).isBetween(280, 420);
    }

    @Test
    void ticketsAreAsLongAsRealOnes() {
        double length = tickets.values().stream()
                .mapToInt(ticket -> ticket.toString().length())
                .average()
                .orElseThrow();

        assertThat(length).isBetween(2_200.0, 2_700.0);
    }

    private static Predicate<JsonNode> has(String field, String value) {
        return ticket -> ticket.path(field).asText().equals(value);
    }

    private long count(Predicate<JsonNode> which) {
        return tickets.values().stream().filter(which).count();
    }

    private double share(Predicate<JsonNode> among, Predicate<JsonNode> which) {
        return count(among.and(which)) / (double) count(among);
    }

    private double mean(String field, Predicate<JsonNode> which) {
        return tickets.values().stream()
                .filter(which)
                .filter(ticket -> ticket.path(field).isNumber())
                .mapToDouble(ticket -> ticket.get(field).asDouble())
                .average()
                .orElseThrow();
    }

    private static Instant createdAt(JsonNode ticket) {
        return time(ticket.get("created_at"));
    }

    /** Any of the forms, the odd offsets included. */
    private static Instant time(JsonNode time) {
        if (time.isNumber()) {
            return Instant.ofEpochMilli(time.asLong());
        }
        String text = time.asText();
        boolean bare = !text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)$") || text.matches(".*T\\d\\d:\\d\\d:\\d\\d$");
        String full = text.replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
        return OffsetDateTime.parse(bare ? full + "Z" : full).toInstant();
    }
}
