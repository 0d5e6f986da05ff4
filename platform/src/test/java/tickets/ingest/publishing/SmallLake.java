package tickets.ingest.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.StoredObject;
import tickets.lake.TableSet;
import tickets.online.OnlineDocument;
import tickets.online.OnlineSet;
import tickets.online.OnlineStore;

/**
 * A lake of three tables and one document, each of which says which run it is of.
 *
 * @param store has the tables
 * @param online has the document
 */
record SmallLake(ObjectStore store, OnlineStore online) {

    static final Map<String, String> FIXED_NAMES = Map.of(
            "bronze/tickets", "bronze/tickets.parquet",
            "offline/tickets", "offline/tickets.parquet",
            "online/tickets", "online/tickets.parquet");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-15T00:00:00Z"), ZoneOffset.UTC);

    /** How sets are put in force through these ports, which need not be this lake's own. */
    static Publication publication(ObjectStore tables, OnlineStore documents) {
        return new Publication(tables, new PublishedTables(tables), documents, FIXED_NAMES, CLOCK);
    }

    /** Writes the tables of a run through {@code tables}. */
    static TableSet stage(ObjectStore tables, String onlineStore, String runId, @Nullable String previous) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String table : FIXED_NAMES.keySet()) {
            keys.put(table, PublishedTables.key(runId, table));
            tables.write(PublishedTables.key(runId, table), (table + " of " + runId).getBytes(UTF_8));
        }
        return new TableSet(runId, CLOCK.instant(), previous, onlineStore, keys, Map.of("online/tickets", 1L));
    }

    /** The one document of a run. */
    static List<OnlineDocument> documents(String runId) {
        return List.of(OnlineDocument.ofText("T", 1, "{\"run\": \"" + runId + "\"}"));
    }

    /** The run that the pointer names. */
    String inForce() {
        return new PublishedTables(store).current().orElseThrow().runId();
    }

    /** Which run each reader finds. */
    Map<String, String> whatReadersSee() {
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put("pointer", inForce());
        seen.put("online", online.current().map(OnlineSet::runId).orElse("none"));
        seen.put("document", online.find("T").orElse("none").replaceAll(".*\"run\": *\"([^\"]+)\".*", "$1"));
        FIXED_NAMES.values().forEach(name -> seen.put(name, text(name).replaceAll(".* of ", "")));
        return seen;
    }

    private String text(String key) {
        return new String(store.read(key).orElse(new byte[0]), UTF_8);
    }

    /** What readers see when all of them find that run. */
    static Map<String, String> everywhere(String runId) {
        Map<String, String> seen = new LinkedHashMap<>();
        List.of("pointer", "online", "document").forEach(reader -> seen.put(reader, runId));
        FIXED_NAMES.values().forEach(name -> seen.put(name, runId));
        return seen;
    }

    /** All keys of the store, in order. */
    List<String> keys() {
        return store.list("").stream().map(StoredObject::key).toList();
    }

    /** The keys of a store that holds the sets of these runs and nothing else. */
    static List<String> keysOf(String... runIds) {
        List<String> keys = new ArrayList<>(FIXED_NAMES.values());
        keys.add("_platform/current.json");
        for (String runId : runIds) {
            FIXED_NAMES.keySet().forEach(table -> keys.add(PublishedTables.key(runId, table)));
        }
        return keys.stream().sorted().toList();
    }
}
