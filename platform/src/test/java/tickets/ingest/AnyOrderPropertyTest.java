package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ticket.TicketFixture.aTicket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** In whatever order files arrive, and however many at a time: the tables are those of one run over all of them. */
class AnyOrderPropertyTest {

    private static final List<String> TABLES =
            List.of("bronze/tickets", "quarantine/tickets", "offline/tickets", "online/tickets");

    /**
     * One record: which ticket, which version, and whether it is bad. Equal versions of a ticket differ in their text.
     */
    record Written(int ticket, int version, int text, boolean isBad) {

        String json() {
            String json = aTicket()
                    .withId("T-" + ticket)
                    .with("created_at", "2024-03-0" + (1 + ticket) + "T10:00:00Z")
                    .with("updated_at", "2025-01-0" + (1 + version) + "T00:00:00Z")
                    .with("subject", "text " + text)
                    .json();
            return isBad ? json.replace("\"region\"", "\"reegion\"") : json;
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void givesTheTablesOfOneRun(@ForAll("files") List<List<Written>> files, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, String> raw = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            raw.put("raw/" + i + ".json", textOf(files.get(i)));
        }
        List<String> arriving = new ArrayList<>(raw.keySet());
        arriving.add(arriving.get(random.nextInt(arriving.size())));
        Collections.shuffle(arriving, random);

        assertThat(inBatches(arriving, raw, random)).isEqualTo(atOnce(raw));
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void givesTheSameTicketsHoweverRecordsAreSpreadOverFiles(
            @ForAll("records") List<Written> records, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Written> newest = new TreeMap<>();
        records.forEach(record -> newest.putIfAbsent(record.ticket() + " " + record.version(), record));
        List<Written> distinct = new ArrayList<>(newest.values());
        Map<String, String> one = Map.of("raw/all.json", textOf(distinct));
        Collections.shuffle(distinct, random);
        Map<String, String> many = new LinkedHashMap<>();
        for (int from = 0; from < distinct.size(); from += 3) {
            List<Written> part = distinct.subList(from, Math.min(from + 3, distinct.size()));
            many.put("raw/part-" + random.nextInt() + ".json", textOf(part));
        }

        Map<String, List<JsonNode>> spread = inBatches(new ArrayList<>(many.keySet()), many, random);
        Map<String, List<JsonNode>> together = atOnce(one);

        assertThat(withoutPlace(spread)).containsExactlyInAnyOrderElementsOf(withoutPlace(together));
    }

    private static Map<String, List<JsonNode>> inBatches(List<String> arriving, Map<String, String> raw, Random random)
            throws IOException {
        return inLake(lake -> {
            for (int i = 0; i < arriving.size(); i++) {
                lake.raw(arriving.get(i), Objects.requireNonNull(raw.get(arriving.get(i))));
                if (i == arriving.size() - 1 || random.nextBoolean()) {
                    assertThat(lake.ingestAllowingEmpty().failure()).isNull();
                }
            }
        });
    }

    private static Map<String, List<JsonNode>> atOnce(Map<String, String> raw) throws IOException {
        return inLake(lake -> {
            raw.forEach(lake::raw);
            assertThat(lake.ingestAllowingEmpty().failure()).isNull();
        });
    }

    private static Map<String, List<JsonNode>> inLake(Consumer<IngestFixture> work) throws IOException {
        Path folder = Files.createTempDirectory("any-order");
        try (IngestFixture lake =
                IngestFixture.in(folder).reading("raw/").withNumOnline(3).withMaxQuarantined(1)) {
            work.accept(lake);
            Map<String, List<JsonNode>> tables = new LinkedHashMap<>();
            TABLES.forEach(table -> tables.put(table, withoutRun(lake.rows(table))));
            return tables;
        } finally {
            delete(folder);
        }
    }

    private static List<JsonNode> withoutRun(List<JsonNode> rows) {
        rows.forEach(row -> ((ObjectNode) row).remove(List.of("_run_id", "_ingested_at")));
        return rows;
    }

    private static List<JsonNode> withoutPlace(Map<String, List<JsonNode>> tables) {
        List<JsonNode> rows = Objects.requireNonNull(tables.get("offline/tickets"));
        rows.forEach(row -> ((ObjectNode) row).remove(List.of("_source", "_position")));
        return rows;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String textOf(List<Written> records) {
        return RawText.array(records.stream().map(Written::json).toList());
    }

    @Provide
    Arbitrary<List<List<Written>>> files() {
        return written(0.2).list().ofMinSize(0).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Written>> records() {
        return written(0).list().ofMinSize(1).ofMaxSize(12);
    }

    private static Arbitrary<Written> written(double shareOfBad) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.doubles().between(0, 1))
                .as((ticket, version, text, luck) -> new Written(ticket, version, text, luck < shareOfBad));
    }
}
