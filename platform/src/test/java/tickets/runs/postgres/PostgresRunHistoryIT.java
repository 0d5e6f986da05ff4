package tickets.runs.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tickets.runs.RunFixtures.aRun;
import static tickets.runs.RunFixtures.aStep;
import static tickets.runs.RunFixtures.success;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;
import tickets.runs.RunHistory;
import tickets.runs.RunHistoryContract;
import tickets.runs.RunId;

class PostgresRunHistoryIT extends RunHistoryContract {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.required();

    @Override
    protected RunHistory emptyHistory() {
        return PostgresRunHistory.open(database.newLake(LEASE));
    }

    @Test
    void findsWhatAnotherMachineWrote() {
        PostgresSettings lake = database.newLake(LEASE);
        try (RunHistory here = PostgresRunHistory.open(lake);
                RunHistory there = PostgresRunHistory.openForReading(lake)) {
            here.add(aRun("a"));
            here.addStep(new RunId("a"), aStep("bronze"));

            assertThat(there.newest(10)).containsExactly(aRun("a").withStep(aStep("bronze")));
            assertThat(there.address()).isEqualTo(database.url().substring("jdbc:".length()));
        }
    }

    @Test
    void keepsLakesApart() {
        try (RunHistory one = PostgresRunHistory.open(database.newLake(LEASE));
                RunHistory other = PostgresRunHistory.open(database.newLake(LEASE))) {
            one.add(aRun("a"));
            other.add(aRun("a"));
            other.addStep(new RunId("a"), aStep("bronze"));
            other.end(new RunId("a"), success());

            assertThat(one.newest(10)).containsExactly(aRun("a"));
            assertThat(one.markKilled(new RunId("b"))).containsExactly(new RunId("a"));
            assertThat(other.newest(10))
                    .containsExactly(aRun("a").withStep(aStep("bronze")).ended(success()));
        }
    }

    @Test
    void makesItsTablesOnceThoughManyMachinesBeginAtOnce() {
        PostgresSettings fresh = database.newSchema(LEASE);

        List<CompletableFuture<RunId>> machines = IntStream.range(0, 4)
                .mapToObj(machine -> CompletableFuture.supplyAsync(() -> {
                    try (RunHistory history = PostgresRunHistory.open(fresh)) {
                        history.add(aRun("run" + machine));
                        return new RunId("run" + machine);
                    }
                }))
                .toList();
        machines.forEach(CompletableFuture::join);

        try (RunHistory history = PostgresRunHistory.openForReading(fresh)) {
            assertThat(history.newest(10)).hasSize(4);
        }
    }

    @Test
    void migratesToTheNewestVersionThatFlywayFinds() {
        PostgresSettings fresh = database.newSchema(LEASE);
        PostgresRunHistory.open(fresh).close();

        var info = RunSchema.flyway(new PostgresDatabase(fresh).source()).info();
        assertThat(info.pending()).isEmpty();
        assertThat(info.current().getVersion().getVersion()).isEqualTo(String.valueOf(RunSchema.NEWEST));
    }

    @Test
    void looksAtADatabaseWithoutTablesWithoutMakingAnything() {
        PostgresSettings fresh = database.newSchema(LEASE);

        try (RunHistory history = PostgresRunHistory.openForReading(fresh)) {
            assertThat(history.newest(10)).isEmpty();
        }
        assertThat(new PostgresWriterLease(fresh).holder()).isEmpty();

        try (var handle = new PostgresDatabase(fresh).open("Cannot look")) {
            assertThat(new RunSchema(new PostgresDatabase(fresh)).version(handle))
                    .isEqualTo(RunSchema.NONE);
        }
    }

    @Test
    void refusesTablesOfANewerProgram() {
        PostgresSettings fresh = database.newSchema(LEASE);
        PostgresRunHistory.open(fresh).close();
        database.execute(fresh, "update " + RunSchema.HISTORY_TABLE + " set version = '99' where version = '1'");

        assertThatThrownBy(() -> PostgresRunHistory.open(fresh))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("its version is 99, this program knows 1.");
    }

    @Test
    void connectsAnewWhenItsConnectionBroke() {
        PostgresSettings lake = database.named(database.newLake(LEASE));
        try (RunHistory history = PostgresRunHistory.open(lake)) {
            history.add(aRun("a"));
            database.endSessionsOf(lake);

            assertThatThrownBy(() -> history.addStep(new RunId("a"), aStep("bronze")))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageStartingWith("Cannot write the run history at postgresql://");
            history.addStep(new RunId("a"), aStep("bronze"));

            assertThat(history.find(new RunId("a"))).contains(aRun("a").withStep(aStep("bronze")));
        }
    }

    @Test
    void saysThatThePasswordIsWrongAndDoesNotShowIt() {
        assertThatThrownBy(() -> open(database.url(), database.username(), "topsecret"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("the server refuses user '" + database.username() + "' or the password.")
                .hasMessageNotContaining("topsecret")
                .extracting(PostgresRunHistoryIT::remedy)
                .isEqualTo("Correct runs.username and runs.password.");
    }

    @Test
    void saysThatAPasswordIsMissing() {
        assertThatThrownBy(() -> open(database.url(), database.username(), null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("the server asks for a password and none is set.");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertThatThrownBy(() -> open(database.url() + "_not", database.username(), database.password()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("there is no such database.");
    }

    @Test
    void saysThatTheServerSpeaksNoTls() {
        assertThatThrownBy(() -> open(database.url() + "?sslmode=require", database.username(), database.password()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no encrypted connection came about");
    }

    @Test
    void saysThatNobodyListens() {
        assertThatThrownBy(() -> open("jdbc:postgresql://127.0.0.1:9/runs", "me", "x"))
                .isInstanceOf(Unavailable.class)
                .hasMessage("Cannot open the run history at postgresql://127.0.0.1:9/runs: the connection is refused.")
                .extracting(PostgresRunHistoryIT::remedy)
                .asString()
                .startsWith("Start the database, or correct runs.url");
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertThatThrownBy(() -> open("jdbc:postgresql://no-such-host.invalid/runs", "me", "x"))
                .isInstanceOf(Unavailable.class)
                .hasMessageEndingWith("the host 'no-such-host.invalid' is not known.");
    }

    @Test
    void saysWhichRightIsMissing() {
        PostgresSettings admin = database.newSchema(LEASE);
        String user = "user_" + System.identityHashCode(admin) + "_"
                + ProcessHandle.current().pid();
        database.execute(admin, "create role %s login password 'x'".formatted(user));
        try {
            assertThatThrownBy(() -> open(admin.url().toString(), user, "x"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("user '" + user + "' may not do that")
                    .extracting(PostgresRunHistoryIT::remedy)
                    .asString()
                    .contains("create schema if not exists", "authorization " + user);
        } finally {
            database.execute(admin, "drop role " + user);
        }
    }

    private RunHistory open(String url, String user, @Nullable String password) {
        return PostgresRunHistory.open(database.with(url, user, password, "test://lake", LEASE));
    }

    private static String remedy(Throwable failure) {
        return ((TicketPlatformException) failure).remedy();
    }
}
