package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.ingest.publishing.Publication;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.lake.local.LocalObjectStore;
import tickets.online.OnlineStore;
import tickets.online.embedded.EmbeddedOnlineStore;
import tickets.runs.FileWriterLease;
import tickets.runs.InMemoryRunHistory;
import tickets.runs.RetrySettings;
import tickets.runs.Run;
import tickets.runs.RunHistory;
import tickets.runs.RunId;
import tickets.runs.RunSettings;
import tickets.runs.Runs;

/** A publication has begun in a bucket, and a command that reads looks at it. */
class SettlePublicationTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-15T00:00:00Z"), ZoneOffset.UTC);
    private static final RunId RUN = new RunId("20260715T000000Z-000abc");
    private static final String STAGED = PublishedTables.key(RUN.value(), "online/tickets");

    @TempDir
    private Path folder;

    private ObjectStore store;
    private OnlineStore online;

    @BeforeEach
    void beginAPublication() {
        store = new LocalObjectStore(folder.resolve("lake"));
        online = new EmbeddedOnlineStore(folder.resolve("online.db"));
        store.write(STAGED, new byte[1]);
        new PublishedTables(store)
                .begin(new TableSet(
                        RUN.value(),
                        CLOCK.instant(),
                        null,
                        online.identity(),
                        Map.of("online/tickets", STAGED),
                        Map.of("online/tickets", 0L)));
    }

    @AfterEach
    void closeStores() {
        online.close();
        store.close();
    }

    @Test
    void leavesAloneWhatARunOfAnotherMachineHasBegun() {
        RunHistory knowsNothing = new InMemoryRunHistory("memory");

        assertThat(settlement(knowsNothing).settle("online verify"))
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains("Run " + RUN, "another machine or state folder", "settles it"));
        assertThat(new PublishedTables(store).begun()).isPresent();
        assertThat(store.find(STAGED)).isPresent();
    }

    @Test
    void undoesWhatAKilledRunOfThisHistoryHasBegun() {
        RunHistory history = new InMemoryRunHistory("memory");
        history.add(Run.started(RUN, "ingest", CLOCK.instant(), Map.of()));

        assertThat(settlement(history).settle("online verify"))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("was undone"));
        assertThat(new PublishedTables(store).begun()).isEmpty();
        assertThat(store.find(STAGED)).isEmpty();
    }

    private SettlePublication settlement(RunHistory history) {
        RetrySettings once = new RetrySettings(1, Duration.ofMillis(1), Duration.ofMillis(1));
        Runs runs = new Runs(
                history,
                new FileWriterLease(folder.resolve("state"), CLOCK),
                new RunSettings(Duration.ZERO, once),
                CLOCK,
                new Random(42));
        PublishedTables tables = new PublishedTables(store);
        Publication publication = new Publication(store, tables, online, Map.of(), CLOCK);
        return new SettlePublication(runs, tables, publication);
    }
}
