package tickets.ingest.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tickets.ingest.publishing.SmallLake.CLOCK;
import static tickets.ingest.publishing.SmallLake.FIXED_NAMES;
import static tickets.ingest.publishing.SmallLake.documents;
import static tickets.ingest.publishing.SmallLake.everywhere;
import static tickets.ingest.publishing.SmallLake.keysOf;
import static tickets.ingest.publishing.SmallLake.publication;
import static tickets.ingest.publishing.SmallLake.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tickets.ingest.publishing.Publication.Settlement;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.lake.local.LocalObjectStore;
import tickets.online.OnlineSet;
import tickets.online.OnlineStore;
import tickets.online.embedded.EmbeddedOnlineStore;
import tickets.problem.Conflict;
import tickets.problem.Unavailable;
import tickets.runs.Fence;

class PublicationTest {

    /** The call that decides: before it come the store's name, the files' list, the pointer and the note. */
    private static final int ONLINE_SWAP = 5;

    @TempDir
    private Path folder;

    private ObjectStore store;
    private OnlineStore online;
    private SmallLake lake;

    @BeforeEach
    void openStores() {
        store = new LocalObjectStore(folder.resolve("lake"));
        online = new EmbeddedOnlineStore(folder.resolve("online.db"));
        lake = new SmallLake(store, online);
    }

    @AfterEach
    void closeStores() {
        online.close();
        store.close();
    }

    @Test
    void putsASetInForceForEveryReader() {
        publish(store, online, "run-1");
        publish(store, online, "run-2");

        assertThat(lake.whatReadersSee()).isEqualTo(everywhere("run-2"));
        assertThat(lake.keys()).isEqualTo(keysOf("run-1", "run-2"));
    }

    @Test
    void hasNothingToSettleAfterAWholePublication() {
        publish(store, online, "run-1");

        assertThat(publication(store, online).settle()).isEqualTo(Settlement.NOTHING_TO_DO);
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheOldSetOrTheNewOneWhereverItBreaks(Breakage.Kind kind) {
        publish(store, online, "run-0");
        publish(store, online, "run-1");
        int undone = 0;
        int at = 1;
        boolean broke = true;
        while (broke) {
            String before = lake.inForce();
            String next = "run-" + (at + 1);
            Breakage breakage = new Breakage(at, kind);
            try {
                publish(breakage.around(store), breakage.around(online), next, before);
            } catch (Unavailable broken) {
                // Whether it counts as done is what the stores say.
            }
            broke = breakage.hasHappened();

            Settlement settlement = publication(store, online).settle();

            String winner = lake.inForce();
            assertThat(winner).as(breakage.toString()).isIn(before, next);
            assertThat(lake.whatReadersSee()).as(breakage.toString()).isEqualTo(everywhere(winner));
            assertThat(settlement)
                    .as(breakage.toString())
                    .isNotEqualTo(winner.equals(before) ? Settlement.COMPLETED : Settlement.UNDONE);
            assertThat(publication(store, online).settle()).isEqualTo(Settlement.NOTHING_TO_DO);
            new PublishedTables(store).removeOldSets();
            assertThat(lake.keys()).as(breakage.toString()).isEqualTo(keysOf(previousOf(winner), winner));
            undone += winner.equals(before) ? 1 : 0;
            at++;
        }

        assertThat(undone).isPositive();
        assertThat(at).isGreaterThan(8);
    }

    @ParameterizedTest
    @EnumSource(names = {"DIES_BEFORE", "DIES_BEHIND"})
    void canBeSettledInSeveralAttempts(Breakage.Kind kind) {
        publish(store, online, "run-1");
        int at = 1;
        boolean broke = true;
        while (broke) {
            String before = lake.inForce();
            String next = "run-" + (at + 1);
            Breakage killed = new Breakage(ONLINE_SWAP, Breakage.Kind.DIES_BEHIND);
            assertThatThrownBy(() -> publish(killed.around(store), killed.around(online), next, before))
                    .isInstanceOf(Unavailable.class);

            Breakage again = new Breakage(at, kind);
            try {
                publication(again.around(store), again.around(online)).settle();
            } catch (Unavailable broken) {
                // The next one settles it.
            }
            broke = again.hasHappened();
            publication(store, online).settle();

            assertThat(lake.whatReadersSee()).as(again.toString()).isEqualTo(everywhere(lake.inForce()));
            assertThat(new PublishedTables(store).begun()).isEmpty();
            at++;
        }
        assertThat(at).isGreaterThan(5);
    }

    @Test
    void completesWhatWasMeantForAnotherOnlineStore() {
        publish(store, online, "run-1");
        OnlineStore other = new EmbeddedOnlineStore(folder.resolve("other.db"));
        try (other) {
            Breakage killed = new Breakage(ONLINE_SWAP, Breakage.Kind.DIES_BEFORE);
            assertThatThrownBy(() -> publish(killed.around(store), killed.around(other), "run-2"))
                    .isInstanceOf(Unavailable.class);

            assertThat(publication(store, online).settle()).isEqualTo(Settlement.COMPLETED);
            assertThat(lake.inForce()).isEqualTo("run-2");
        }
    }

    @Test
    void asksTheStoreAlsoWhenItsAddressIsSpeltDifferently() throws IOException {
        Path spelling = Files.createSymbolicLink(folder.resolve("spelt"), folder);
        publish(store, online, "run-1");
        try (OnlineStore spelt = new EmbeddedOnlineStore(spelling.resolve("online.db"))) {
            Breakage killed = new Breakage(ONLINE_SWAP, Breakage.Kind.DIES_BEFORE);
            assertThatThrownBy(() -> publish(killed.around(store), killed.around(spelt), "run-2"))
                    .isInstanceOf(Unavailable.class);
            assertThat(spelt.address()).isNotEqualTo(online.address());
        }

        assertThat(publication(store, online).settle()).isEqualTo(Settlement.UNDONE);
        assertThat(lake.whatReadersSee()).isEqualTo(everywhere("run-1"));
    }

    @Test
    void refusesASetWhoseFilesAnotherWriterHasRemoved() {
        publish(store, online, "run-1");
        Map<String, String> before = lake.whatReadersSee();
        TableSet robbed = new TableSet(
                "run-2",
                CLOCK.instant(),
                "run-1",
                online.identity(),
                Map.of("online/tickets", PublishedTables.key("run-2", "online/tickets")),
                Map.of("online/tickets", 0L));

        assertThatThrownBy(() -> publication(store, online).publish(robbed, Collections.emptyIterator()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("Cannot publish run run-2: its staged tables are gone");
        assertThat(lake.whatReadersSee()).isEqualTo(before);
        assertThat(publication(store, online).settle()).isEqualTo(Settlement.NOTHING_TO_DO);
    }

    @Test
    void undoesAPublicationWhoseFilesAnotherWriterHasRemoved() {
        publish(store, online, "run-1");
        Breakage killed = new Breakage(ONLINE_SWAP, Breakage.Kind.DIES_BEHIND);
        assertThatThrownBy(() -> publish(killed.around(store), killed.around(online), "run-2", "run-1"))
                .isInstanceOf(Unavailable.class);
        store.delete(PublishedTables.key("run-2", "offline/tickets"));

        assertThat(publication(store, online).settle()).isEqualTo(Settlement.UNDONE);
        assertThat(lake.inForce()).isEqualTo("run-1");
        assertThat(new PublishedTables(store).begun()).isEmpty();
    }

    @Test
    void refusesAWriterWhoseLakeAnotherOneHasWrittenTo() {
        publish(store, online, "run-1");
        Publication slow = publication(store, online);
        slow.claim(Fence.UNNEEDED);
        publish(store, online, "run-2");

        assertThatThrownBy(() -> slow.publish(staged("run-3", "run-1"), Collections.emptyIterator()))
                .isInstanceOf(Conflict.class)
                .hasMessage("Cannot publish to the lake at " + store.address("_platform/current.json")
                        + ": run run-2 has published there since.");

        assertThat(lake.whatReadersSee()).isEqualTo(everywhere("run-2"));
    }

    @Test
    void refusesAWriterWhileAnotherOnePublishes() {
        publish(store, online, "run-1");
        Publication slow = publication(store, online);
        slow.claim(Fence.UNNEEDED);
        new PublishedTables(store).begin(staged("run-2", "run-1"));

        assertThatThrownBy(() -> slow.publish(staged("run-3", "run-1"), Collections.emptyIterator()))
                .isInstanceOf(Conflict.class)
                .hasMessageEndingWith("run run-2 has begun to publish there since.");
        assertThatThrownBy(slow::settle)
                .as("what is under way is not for the refused one to end")
                .isInstanceOf(Conflict.class);
        assertThat(new PublishedTables(store).begun()).map(TableSet::runId).contains("run-2");
        assertThat(lake.inForce()).isEqualTo("run-1");
        assertThat(online.current()).map(OnlineSet::runId).contains("run-1");
    }

    @Test
    void saysThatThePointerIsNoneOfOurs() {
        store.write("_platform/current.json", "<html>".getBytes(UTF_8));

        assertThatThrownBy(() -> new PublishedTables(store).current())
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(store.address("_platform/current.json"));
    }

    @Test
    void asksForTheLeaseBeforeItReplacesEachFixedName() {
        publish(store, online, "old");
        Publication dying = publication(store, online);
        dying.claim(new FenceOfADyingProcess(() -> fixedNamesOf("late") == 1));

        assertThatThrownBy(() -> publish(dying, online, "late", "old")).isInstanceOf(Killed.class);

        assertThat(fixedNamesOf("late")).isOne();
        assertThat(fixedNamesOf("old")).isEqualTo(FIXED_NAMES.size() - 1);
    }

    /** How many files under fixed names are of that run. */
    private long fixedNamesOf(String runId) {
        return FIXED_NAMES.values().stream()
                .filter(name -> new String(store.read(name).orElseThrow(), UTF_8).endsWith(" of " + runId))
                .count();
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record FenceOfADyingProcess(BooleanSupplier isTheEnd) implements Fence {

        @Override
        public OptionalLong token() {
            return OptionalLong.empty();
        }

        @Override
        public void confirm() {
            if (isTheEnd.getAsBoolean()) {
                throw new Killed();
            }
        }

        @Override
        public void whileHeld(Runnable work) {
            work.run();
        }
    }

    private void publish(ObjectStore tables, OnlineStore documents, String runId) {
        publish(
                tables,
                documents,
                runId,
                new PublishedTables(store).current().map(TableSet::runId).orElse(null));
    }

    private void publish(ObjectStore tables, OnlineStore documents, String runId, @Nullable String previous) {
        publish(publication(tables, documents), documents, runId, previous);
    }

    private void publish(Publication publication, OnlineStore documents, String runId, @Nullable String previous) {
        TableSet set = stage(store, documents.identity(), runId, previous);
        publication.publish(set, documents(runId).iterator());
    }

    /** A set whose files are there. */
    private TableSet staged(String runId, String previous) {
        String key = PublishedTables.key(runId, "online/tickets");
        store.write(key, new byte[1]);
        return new TableSet(
                runId,
                CLOCK.instant(),
                previous,
                online.address(),
                Map.of("online/tickets", key),
                Map.of("online/tickets", 0L));
    }

    private String previousOf(String runId) {
        TableSet set = new PublishedTables(store).current().orElseThrow();
        assertThat(set.runId()).isEqualTo(runId);
        return String.valueOf(set.previousRunId());
    }
}
