package tickets.runs.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import tickets.problem.Conflict;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;
import tickets.runs.Lease;
import tickets.runs.OtherProcess;
import tickets.runs.RunId;
import tickets.runs.WriterLease;
import tickets.runs.WriterLeaseContract;

class PostgresWriterLeaseIT extends WriterLeaseContract {

    private static final RunId FIRST = new RunId("first");
    private static final RunId SECOND = new RunId("second");
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final TestDatabase database = TestDatabase.required();
    private final PostgresSettings lake = withTables(database.newLake(SHORT));

    private static PostgresSettings withTables(PostgresSettings settings) {
        PostgresRunHistory.open(settings).close();
        return settings;
    }

    @Override
    protected WriterLease lease() {
        return new PostgresWriterLease(lake);
    }

    @Override
    protected OtherProcess startHolder() {
        return OtherProcess.start(Holder.class, lake.lake(), database.url(), database.username(), database.password());
    }

    /** Takes the lease and keeps it; says what it learns when it asks for it again. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            TestDatabase database = new TestDatabase(arguments[1], arguments[2], arguments[3]);
            WriterLease writer = new PostgresWriterLease(database.lake(arguments[0], SHORT));
            try (Lease lease = writer.acquire(new RunId("other"), "ingest", Duration.ZERO)) {
                System.out.println(lease.holder().runId().value().equals("other") ? "held" : "odd");
                while (System.in.read() >= 0) {
                    try {
                        lease.fence().confirm();
                        System.out.println("confirmed");
                    } catch (TicketPlatformException refusal) {
                        System.out.println(refusal.getMessage());
                    }
                }
            }
        }
    }

    @Test
    void raisesTheTokenWithEachHolder() {
        List<Long> tokens = new ArrayList<>();
        for (String run : List.of("a", "b", "c")) {
            try (Lease lease = lease().acquire(new RunId(run), "ingest", Duration.ZERO)) {
                tokens.add(lease.fence().token().orElseThrow());
            }
        }

        assertThat(tokens).containsExactly(1L, 2L, 3L);
        assertThat(tenures()).containsExactly("1 a given back", "2 b given back", "3 c given back");
    }

    @Test
    void keepsLakesApart() {
        WriterLease elsewhere = new PostgresWriterLease(database.newLake(SHORT));

        try (Lease here = lease().acquire(FIRST, "ingest", Duration.ZERO);
                Lease there = elsewhere.acquire(SECOND, "ingest", Duration.ZERO)) {
            assertThat(lease().holder()).contains(here.holder());
            assertThat(elsewhere.holder()).contains(there.holder());
        }
    }

    @Test
    void isProlongedWhileItsProcessLives() {
        try (Lease lease = lease().acquire(FIRST, "ingest", Duration.ZERO)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> read("select count(*) from writer_lease where lake = :lake"
                                    + " and expires_at > since + interval '6 seconds'")
                            .equals(List.of("1")));

            lease.fence().confirm();
            assertThat(lease().holder()).contains(lease.holder());
        }
    }

    @Test
    void isLostByAPausedProcessWhichIsToldWhenItWakesUp() throws Exception {
        try (OtherProcess other = startHolder()) {
            assertThat(other.line()).isEqualTo("held");
            other.ask();
            assertThat(other.line()).isEqualTo("confirmed");

            other.signal("STOP");
            try (Lease lease = lease().acquire(SECOND, "train", Duration.ofMinutes(1))) {
                other.signal("CONT");
                other.ask();

                assertThat(other.line())
                        .startsWith("Cannot go on with run other: it has lost the writer's lease.")
                        .contains("for 2 s, and run second ('train', process "
                                + ProcessHandle.current().pid());
                lease.fence().confirm();
                assertThat(lease.fence().token()).hasValue(2);
            }
            assertThat(tenures()).containsExactly("1 other taken over", "2 second given back");
        }
    }

    @Test
    void cannotBeTakenOverWhileWorkIsDoneUnderIt() {
        try (Lease lease = lease().acquire(FIRST, "ingest", Duration.ZERO)) {
            lease.fence().whileHeld(() -> {
                expire();

                assertThatThrownBy(() -> lease().acquire(SECOND, "train", Duration.ZERO))
                        .isInstanceOf(Conflict.class)
                        .hasMessageContaining("run first ('ingest'");
                assertThat(lease().holder()).contains(lease.holder());
                lease.fence().confirm();
            });
        }
    }

    /** What others see of the row while it is locked is what it was before: as if its time were over. */
    private void expire() {
        Awaitility.await()
                .atMost(SHORT.multipliedBy(5))
                .until(() -> read("select count(*) from writer_lease where lake = :lake"
                                + " and expires_at < clock_timestamp()")
                        .equals(List.of("1")));
    }

    @Test
    void refusesToBeginWorkUnderALeaseThatWasTakenOver() throws Exception {
        try (Lease first = lease().acquire(FIRST, "ingest", Duration.ZERO)) {
            takeOverByForce();
            List<String> done = new ArrayList<>();

            assertThatThrownBy(() -> first.fence().whileHeld(() -> done.add("work")))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("has lost the writer's lease");
            assertThatThrownBy(() -> first.fence().confirm()).isInstanceOf(Conflict.class);
            assertThat(done).isEmpty();
        }
        assertThat(read("select token from writer_lease where lake = :lake and expires_at is not null"))
                .as("the other one's lease after the first has given back what is not its own")
                .containsExactly("2");
    }

    private void takeOverByForce() {
        database.execute(
                lake,
                "update writer_lease set token = token + 1, run_id = 'second',"
                        + " expires_at = clock_timestamp() + interval '1 hour' where lake = '" + lake.lake() + "'");
    }

    @Test
    void isKeptThroughABrokenConnection() {
        PostgresSettings named = database.named(lake);
        try (Lease lease = new PostgresWriterLease(named).acquire(FIRST, "ingest", Duration.ZERO)) {
            database.endSessionsOf(named);

            assertThatThrownBy(() -> lease.fence().confirm()).isInstanceOf(Unavailable.class);
            lease.fence().confirm();

            assertThat(lease().holder()).contains(lease.holder());
        }
    }

    @Test
    void locksAnewWhenItsConnectionBrokeInTheMiddleOfTheWork() {
        PostgresSettings named = database.named(lake);
        try (Lease lease = new PostgresWriterLease(named).acquire(FIRST, "ingest", Duration.ZERO)) {
            lease.fence().whileHeld(() -> {
                database.endSessionsOf(named);
                assertThatThrownBy(() -> lease.fence().confirm()).isInstanceOf(Unavailable.class);

                lease.fence().confirm();

                expire();
                assertThatThrownBy(() -> lease().acquire(SECOND, "train", Duration.ZERO))
                        .isInstanceOf(Conflict.class);
            });
        }
    }

    @Test
    void saysThatTheDatabaseIsAway() {
        WriterLease nowhere = new PostgresWriterLease(
                database.with("jdbc:postgresql://127.0.0.1:9/runs", "me", "x", "test://lake", SHORT));

        assertThatThrownBy(() -> nowhere.acquire(FIRST, "ingest", Duration.ZERO))
                .isInstanceOf(Unavailable.class)
                .hasMessage("Cannot take the writer's lease at postgresql://127.0.0.1:9/runs: the connection is"
                        + " refused.");
    }

    private List<String> tenures() {
        return read("select token || ' ' || run_id || ' ' || ending from writer_tenure where lake = :lake"
                + " order by token");
    }

    private List<String> read(String sql) {
        try (Handle handle = new PostgresDatabase(lake).open("Cannot look")) {
            return handle.createQuery(sql)
                    .bind("lake", lake.lake())
                    .mapTo(String.class)
                    .list();
        }
    }
}
