package tickets.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.lake.local.LocalObjectStore;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;

class PublishedTablesTest {

    @TempDir
    private Path folder;

    /** What the lease says of itself. */
    private static void held() {
        // It does not complain.
    }

    private ObjectStore store() {
        return new LocalObjectStore(folder);
    }

    private PublishedTables claimedWith(long token) {
        PublishedTables tables = new PublishedTables(store());
        tables.claim(OptionalLong.of(token), PublishedTablesTest::held);
        return tables;
    }

    private TableSet staged(String runId) {
        String key = PublishedTables.key(runId, "online/tickets");
        store().write(key, new byte[1]);
        return new TableSet(
                runId,
                Instant.parse("2026-07-15T00:00:00Z"),
                null,
                "memory",
                Map.of("online/tickets", key),
                Map.of("online/tickets", 0L));
    }

    private static void publish(PublishedTables tables, TableSet set) {
        tables.begin(set);
        tables.commit(set);
        tables.end();
    }

    private String pointer() {
        return new String(store().read("_platform/current.json").orElseThrow(), UTF_8);
    }

    @Test
    void showNothingInALakeThatWasOnlyClaimed() {
        claimedWith(7);

        PublishedTables seen = new PublishedTables(store());
        assertThat(seen.current()).isEmpty();
        assertThat(seen.begun()).isEmpty();
        assertThat(pointer()).isEqualToIgnoringWhitespace("{\"claim\": 7}");
    }

    @Test
    void keepTheSetInForceAndTheOneBegunThroughAClaim() {
        PublishedTables first = claimedWith(7);
        publish(first, staged("run-1"));
        first.begin(staged("run-2"));

        claimedWith(8);

        PublishedTables seen = new PublishedTables(store());
        assertThat(seen.current()).map(TableSet::runId).contains("run-1");
        assertThat(seen.begun()).map(TableSet::runId).contains("run-2");
    }

    @Test
    void refuseEveryChangeOfAWriterWhoseLakeWasClaimed() {
        TableSet set = staged("run-1");
        PublishedTables late = claimedWith(7);
        claimedWith(8);

        for (Runnable change : List.<Runnable>of(() -> late.begin(set), () -> late.commit(set), late::end)) {
            assertThatThrownBy(change::run)
                    .isInstanceOf(Conflict.class)
                    .hasMessage("Cannot publish to the lake at " + store().address("_platform/current.json")
                            + ": another writer has taken it over since (token 8, this run has 7).");
        }
    }

    @Test
    void refuseAClaimBelowOneThatWasThereAndSayHowTheDatabaseIsBroughtUpToDate() {
        claimedWith(8);

        assertThatThrownBy(() -> claimedWith(7))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("a writer with token 8 was there, and the database of runs.url has given out 7")
                .extracting(failure -> ((TicketPlatformException) failure).remedy())
                .asString()
                .endsWith("set token = greatest(token, 8);");
    }

    @Test
    void canBeClaimedAgainByTheSameRun() {
        claimedWith(7);

        publish(claimedWith(7), staged("run-1"));

        assertThat(new PublishedTables(store()).current()).isPresent();
    }

    @Test
    void areWrittenWithoutATokenByAWriterThatHasNone() {
        publish(claimedWith(7), staged("run-1"));
        PublishedTables plain = new PublishedTables(store());
        plain.claim(OptionalLong.empty(), PublishedTablesTest::held);
        publish(plain, staged("run-2"));

        assertThat(pointer()).contains("\"claim\" : 7");
        assertThatThrownBy(() -> claimedWith(6)).isInstanceOf(Conflict.class);
    }

    @Test
    void removeNothingWhenTheLeaseWasLostSinceTheyLooked() {
        publish(claimedWith(7), staged("run-1"));
        staged("of-somebody-who-came-since");
        List<String> asked = new ArrayList<>();
        PublishedTables late = new PublishedTables(store());
        late.claim(OptionalLong.of(8), () -> {
            asked.add("lease");
            throw new Conflict("Cannot go on: lost.", "Run again.");
        });

        assertThatThrownBy(late::removeOldSets).isInstanceOf(Conflict.class);

        assertThat(asked).hasSize(1);
        assertThat(store().find(PublishedTables.key("of-somebody-who-came-since", "online/tickets")))
                .isPresent();
    }

    @Test
    void cannotBeClaimedInAStoreThatComparesNothing() {
        ObjectStore real = store();
        ObjectStore heedless = (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (self, method, arguments) -> {
                    if (method.getName().equals("replaceText")) {
                        real.write((String) arguments[0], ((String) arguments[1]).getBytes(UTF_8));
                        return real.readText((String) arguments[0]).map(StoredText::version);
                    }
                    return method.invoke(real, arguments);
                });

        PublishedTables tables = new PublishedTables(heedless);

        assertThatThrownBy(() -> tables.claim(OptionalLong.of(7), PublishedTablesTest::held))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("its store replaces objects without comparing their version first.");
    }
}
