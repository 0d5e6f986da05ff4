package tickets.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tickets.ticket.Contract;
import tickets.ticket.Rule;
import tickets.ticket.Severity;
import tickets.ticket.SiteVocabulary;
import tickets.ticket.TicketJudge;
import tickets.ticket.Verdict;
import tickets.ticket.Violation;

class AnswerKeyTest {

    private static final Instant NOW = Instant.parse("2026-07-15T00:00:00Z");
    private static final int COUNT = 20_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tickets.json", "tickets.jsonl"})
    void listsExactlyTheVerdictsOfTheContract(String name) throws IOException {
        GeneratedFile file = GeneratedFile.generate(folder, name, COUNT, 11, 0.05);
        Map<Long, List<String>> bad = violationsByIndex(file.answers().get("bad"));
        Map<Long, List<String>> warned = violationsByIndex(file.answers().get("warned"));
        TicketJudge judge = contract().newJudge(NOW);

        List<String> surprises = new ArrayList<>();
        for (int index = 0; index < file.records().size(); index++) {
            byte[] record = file.records().get(index);
            Verdict verdict = judge.judge(record, 0, record.length);
            boolean refused = !(verdict instanceof Verdict.Accepted);
            List<String> expected = (refused ? bad : warned).getOrDefault((long) index, List.of());
            if (refused != bad.containsKey((long) index) || !expected.equals(found(verdict))) {
                surprises.add(index + " " + kindAt(file.answers(), index) + ": expected " + expected + ", found "
                        + found(verdict));
            }
        }

        assertThat(surprises).isEmpty();
        assertThat(file.records()).hasSize(COUNT);
        assertThat(bad).hasSize(1_000);
        assertThat(file.answers().at("/expected/quarantined").asLong()).isEqualTo(1_000);
    }

    @Test
    void tellsTheKeyOfABadRecordWhereThereIsOne() throws IOException {
        GeneratedFile file = GeneratedFile.generate(folder, "tickets.jsonl", 2_000, 16, 0.6);
        TicketJudge judge = contract().newJudge(NOW);

        int withKey = 0;
        for (JsonNode bad : file.answers().get("bad")) {
            byte[] record = file.records().get(bad.get("index").asInt());
            Verdict verdict = judge.judge(record, 0, record.length);
            String found = verdict instanceof Verdict.Refused refused ? refused.ticketId() : null;
            assertThat(found)
                    .as(bad.get("kind").asText())
                    .isEqualTo(bad.get("ticket_id").textValue());
            withKey += found == null ? 0 : 1;
        }

        assertThat(withKey).isBetween(900, 1_190);
    }

    @Test
    void plantsEveryRuleOfTheContract() throws IOException {
        GeneratedFile file = GeneratedFile.generate(folder, "tickets.ndjson", 1_500, 12, 0.9);

        Set<String> codes = new TreeSet<>();
        file.answers().get("bad_by_code").fieldNames().forEachRemaining(codes::add);
        file.answers().get("warned_by_code").fieldNames().forEachRemaining(codes::add);

        Set<String> rules = new TreeSet<>();
        for (Rule rule : Rule.values()) {
            rules.add(rule.code());
        }
        // More than a hundred extras in one record are the business of the contract's own tests, records of more than
        // data.max_record_bytes and files that end early that of ingest.
        rules.removeAll(Set.of(Rule.AND_MORE.code(), Rule.RECORD_TOO_LARGE.code(), Rule.UNREADABLE_REST.code()));
        assertThat(codes).isEqualTo(rules);
    }

    @Test
    void namesRulesOfTheContractOnlyAndOfTheRightSeverity() {
        Set<String> errors = new HashSet<>();
        for (Rule rule : Rule.values()) {
            if (rule.severity() == Severity.ERROR) {
                errors.add(rule.code());
            }
        }

        for (Flaw flaw : FlawCatalogue.load(OutputFormat.Layout.LINES).errors()) {
            assertThat(flaw.expected()).as(flaw.kind()).isNotEmpty().allMatch(found -> errors.contains(found.code()));
        }
    }

    @Test
    void givesEveryKindOfFlawANameOfItsOwn() {
        List<Flaw> flaws = FlawCatalogue.load(OutputFormat.Layout.LINES).errors();

        assertThat(flaws).extracting(Flaw::kind).doesNotHaveDuplicates().hasSizeGreaterThan(500);
    }

    @Test
    void countsRecordsAndViolationsByCode() throws IOException {
        JsonNode answers =
                GeneratedFile.generate(folder, "tickets.json", 5_000, 13, 0.1).answers();

        Map<String, long[]> sums = new HashMap<>();
        for (JsonNode bad : answers.get("bad")) {
            Set<String> seen = new HashSet<>();
            for (JsonNode violation : bad.get("violations")) {
                String code = violation.get("code").asText();
                long[] sum = sums.computeIfAbsent(code, name -> new long[2]);
                sum[0] += seen.add(code) ? 1 : 0;
                sum[1]++;
            }
        }

        JsonNode byCode = answers.get("bad_by_code");
        assertThat(byCode).hasSize(sums.size());
        sums.forEach((code, sum) -> {
            assertThat(byCode.at("/" + code + "/records").asLong()).as(code).isEqualTo(sum[0]);
            assertThat(byCode.at("/" + code + "/violations").asLong()).as(code).isEqualTo(sum[1]);
        });
    }

    @Test
    void tellsWhichVersionsLose() throws IOException {
        GeneratedFile file = GeneratedFile.generate(folder, "tickets.json", 12_000, 14, 0.02);
        TicketJudge judge = contract().newJudge(NOW);

        Map<String, Instant> newest = new HashMap<>();
        Map<String, Integer> winners = new HashMap<>();
        Set<Integer> losers = new TreeSet<>();
        int accepted = 0;
        for (int index = 0; index < file.records().size(); index++) {
            byte[] record = file.records().get(index);
            if (judge.judge(record, 0, record.length) instanceof Verdict.Accepted good) {
                accepted++;
                byte[] readable = good.normalised() == null ? record : good.normalised();
                Instant updated = Instant.parse(
                        MAPPER.readTree(readable).get("updated_at").asText());
                Instant known = newest.get(good.ticketId());
                if (known == null || !updated.isBefore(known)) {
                    Integer loser = winners.put(good.ticketId(), index);
                    newest.put(good.ticketId(), updated);
                    if (loser != null) {
                        losers.add(loser);
                    }
                } else {
                    losers.add(index);
                }
            }
        }

        Set<Integer> planted = new TreeSet<>();
        file.answers()
                .get("superseded")
                .forEach(loser -> planted.add(loser.get("index").asInt()));
        assertThat(losers).isEqualTo(planted).hasSizeBetween(400, 500);
        JsonNode expected = file.answers().get("expected");
        assertThat(expected.get("accepted").asInt()).isEqualTo(accepted);
        assertThat(expected.get("superseded").asInt()).isEqualTo(losers.size());
        assertThat(expected.get("offline").asInt()).isEqualTo(winners.size());
    }

    @Test
    void tellsWhichTicketsShareATextAndNoOthersDo() throws IOException {
        GeneratedFile file = GeneratedFile.generate(folder, "tickets.json", 12_000, 15, 0);

        Map<String, Set<String>> byText = new TreeMap<>();
        for (JsonNode ticket : file.trees()) {
            String text = ticket.get("subject").asText() + "\n\n"
                    + ticket.get("description").asText();
            String normalised = text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
            byText.computeIfAbsent(normalised, key -> new TreeSet<>())
                    .add(ticket.get("ticket_id").asText());
        }
        Set<Set<String>> found =
                byText.values().stream().filter(ids -> ids.size() > 1).collect(Collectors.toSet());

        Set<Set<String>> planted = new HashSet<>();
        for (JsonNode group : file.answers().get("text_groups")) {
            Set<String> ids = new TreeSet<>();
            group.forEach(id -> ids.add(id.asText()));
            planted.add(ids);
        }
        assertThat(found).isEqualTo(planted).hasSizeGreaterThan(100);
    }

    private static Contract contract() throws IOException {
        String yaml = Files.readString(Path.of("..", "conf", "contract", "default.yaml"));
        return Contract.of(SiteVocabulary.from(new Yaml().<Map<String, Object>>load(yaml)));
    }

    private static List<String> found(Verdict verdict) {
        if (verdict instanceof Verdict.Malformed) {
            return List.of("malformed ");
        }
        List<Violation> violations =
                verdict instanceof Verdict.Accepted good ? good.warnings() : ((Verdict.Refused) verdict).violations();
        return violations.stream()
                .map(violation -> violation.code() + " " + violation.field())
                .sorted()
                .toList();
    }

    private static Map<Long, List<String>> violationsByIndex(JsonNode entries) {
        Map<Long, List<String>> byIndex = new HashMap<>();
        for (JsonNode entry : entries) {
            List<String> violations = new ArrayList<>();
            entry.get("violations")
                    .forEach(violation -> violations.add(violation.get("code").asText() + " "
                            + violation.get("field").asText()));
            byIndex.put(
                    entry.get("index").asLong(), violations.stream().sorted().toList());
        }
        return byIndex;
    }

    private static String kindAt(JsonNode answers, long index) {
        for (JsonNode bad : answers.get("bad")) {
            if (bad.get("index").asLong() == index) {
                return bad.get("kind").asText();
            }
        }
        return "good";
    }
}
