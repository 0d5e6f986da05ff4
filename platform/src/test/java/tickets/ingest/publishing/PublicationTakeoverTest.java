package tickets.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ingest.publishing.SmallLake.documents;
import static tickets.ingest.publishing.SmallLake.everywhere;
import static tickets.ingest.publishing.SmallLake.keysOf;
import static tickets.ingest.publishing.SmallLake.publication;
import static tickets.ingest.publishing.SmallLake.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tickets.ingest.publishing.Intermission.Moment;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.lake.local.LocalObjectStore;
import tickets.online.OnlineStore;
import tickets.online.embedded.EmbeddedOnlineStore;
import tickets.problem.Conflict;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;
import tickets.runs.Fence;

/**
 * A writer is paused at every single call of its run, loses its lease meanwhile, and goes on afterwards as if nothing
 * had happened. The database's lock does not help here: it is taken to be lost as well.
 */
class PublicationTakeoverTest {

    /** What happens while the first writer is paused. */
    enum Meanwhile {
        /** Another one takes over, settles what it finds, and is killed. */
        TAKEN_OVER,
        /** Another one takes over and publishes. */
        PUBLISHED,
        /** Another one takes over and publishes, and a third one after it. */
        PUBLISHED_TWICE
    }

    @TempDir
    private Path folder;

    private ObjectStore store;
    private OnlineStore online;
    private SmallLake lake;
    private final AtomicLong newestToken = new AtomicLong();

    @BeforeEach
    void openStores() throws IOException {
        store = openStore(folder);
        online = openOnlineStore(folder);
        lake = new SmallLake(store, online);
    }

    @AfterEach
    void closeStores() {
        online.close();
        store.close();
    }

    ObjectStore openStore(Path own) throws IOException {
        return new LocalObjectStore(own.resolve("lake"));
    }

    /** Another client of the one store, as every process has its own. */
    OnlineStore openOnlineStore(Path own) throws IOException {
        return new EmbeddedOnlineStore(own.resolve("online.db"));
    }

    @ParameterizedTest
    @CsvSource({
        "BEFORE, TAKEN_OVER", "BEHIND, TAKEN_OVER",
        "BEFORE, PUBLISHED", "BEHIND, PUBLISHED",
        "BEFORE, PUBLISHED_TWICE", "BEHIND, PUBLISHED_TWICE"
    })
    void changesNothingAfterItWasTakenOver(Moment moment, Meanwhile meanwhile) {
        int refused = 0;
        int at = 1;
        boolean wasPaused = true;
        while (wasPaused) {
            runUndisturbed("before-" + at);
            Intermission pause = new Intermission(at, moment, () -> happen(meanwhile));

            boolean isRefused = isRefused(pause, "late-" + at);

            wasPaused = pause.hasHappened();
            refused += isRefused ? 1 : 0;
            assertEverythingAgrees(pause, wasPaused ? meanwhile : Meanwhile.TAKEN_OVER, "late-" + at, "before-" + at);
            at++;
        }

        assertThat(refused).isGreaterThan(15);
        assertThat(at).isGreaterThan(refused);
    }

    private void happen(Meanwhile meanwhile) {
        switch (meanwhile) {
            case TAKEN_OVER -> runUndisturbed(null);
            case PUBLISHED -> runUndisturbed("other");
            case PUBLISHED_TWICE -> {
                runUndisturbed("another");
                runUndisturbed("other");
            }
        }
    }

    /** The whole run of the paused writer, and what it does when it fails. */
    private boolean isRefused(Intermission pause, String runId) {
        ObjectStore tables = pause.around(store);
        OnlineStore documents = pause.around(online);
        TestFence fence = new TestFence();
        Publication publication = publication(tables, documents);
        try {
            run(publication, fence, tables, runId);
            return false;
        } catch (Conflict | NotFound refusal) {
            try {
                publication.settle();
            } catch (TicketPlatformException refusedAgain) {
                refusal.addSuppressed(refusedAgain);
            }
            return true;
        }
    }

    private void assertEverythingAgrees(Intermission pause, Meanwhile meanwhile, String late, String before) {
        runUndisturbed(null);
        String inForce = lake.inForce();
        if (meanwhile == Meanwhile.TAKEN_OVER) {
            assertThat(inForce).as("%s", pause).isIn(before, late);
        } else {
            assertThat(inForce).as("%s", pause).isEqualTo("other");
        }
        assertThat(lake.whatReadersSee()).as("%s", pause).isEqualTo(everywhere(inForce));
        TableSet set = new PublishedTables(store).current().orElseThrow();
        assertThat(lake.keys()).as("%s", pause).containsAll(set.tables().values());

        runUndisturbed("next");
        assertThat(lake.whatReadersSee()).as("%s", pause).isEqualTo(everywhere("next"));
        assertThat(lake.keys()).as("%s", pause).isEqualTo(keysOf(inForce, "next"));
    }

    /** A run of another process; null: it begins, and has nothing to publish. */
    private void runUndisturbed(@Nullable String runId) {
        TestFence fence = new TestFence();
        try (OnlineStore documents = openOnlineStore(folder)) {
            Publication publication = publication(store, documents);
            if (runId == null) {
                begin(publication, fence);
            } else {
                run(publication, fence, store, runId);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void begin(Publication publication, TestFence fence) {
        publication.claim(fence);
        publication.settle();
    }

    private void run(Publication publication, TestFence fence, ObjectStore tables, String runId) {
        begin(publication, fence);
        String previous =
                new PublishedTables(tables).current().map(TableSet::runId).orElse(null);
        TableSet set = stage(tables, online.identity(), runId, previous);
        publication.publish(set, documents(runId).iterator());
    }

    /** Knows the truth when it is asked, and locks nothing. */
    private final class TestFence implements Fence {

        private final long token = newestToken.incrementAndGet();

        @Override
        public OptionalLong token() {
            return OptionalLong.of(token);
        }

        @Override
        public void confirm() {
            if (newestToken.get() != token) {
                throw new Conflict("Cannot go on: the lease is lost.", "Run it again.");
            }
        }

        @Override
        public void whileHeld(Runnable work) {
            confirm();
            work.run();
        }
    }
}
