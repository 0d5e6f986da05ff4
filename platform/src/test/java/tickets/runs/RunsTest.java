package tickets.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tickets.runs.RunFixtures.HALF_PAST_FIVE;
import static tickets.runs.RunFixtures.aRun;
import static tickets.runs.RunFixtures.anOutcome;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import tickets.problem.Conflict;
import tickets.runs.sqlite.SqliteRunHistory;

class RunsTest {

    private static final Clock CLOCK = Clock.fixed(HALF_PAST_FIVE, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final RunHistory history = new InMemoryRunHistory("memory");
    private final Random random = new Random(8);

    private Runs runs(RunHistory records) {
        RunSettings settings =
                new RunSettings(Duration.ZERO, new RetrySettings(3, Duration.ofMillis(1), Duration.ofMillis(2)));
        return new Runs(records, lease(), settings, CLOCK, random);
    }

    private WriterLease lease() {
        return new FileWriterLease(folder, CLOCK);
    }

    private Runs runs() {
        return runs(history);
    }

    private ActiveRun start() {
        return runs().start("ingest", Map.of("redis_password", "******"));
    }

    @Test
    void recordsARunFromItsBeginningToItsEnd() {
        try (ActiveRun run = start()) {
            assertThat(runs().list(1)).singleElement().satisfies(record -> {
                assertThat(record.id()).isEqualTo(run.id());
                assertThat(record.command()).isEqualTo("ingest");
                assertThat(record.status()).isEqualTo(RunStatus.RUNNING);
                assertThat(record.startedAt()).isEqualTo(HALF_PAST_FIVE);
                assertThat(record.settings()).containsOnly(Map.entry("redis_password", "******"));
            });

            String path = run.step("bronze", notes -> {
                notes.count("accepted", 98).count("quarantined", 2);
                return "bronze/tickets.parquet";
            });
            run.step("publish", () -> {});
            run.succeeded(anOutcome());

            assertThat(path).isEqualTo("bronze/tickets.parquet");
            assertThat(runs().find(run.id().value())).isEqualTo(run.asRecord()).satisfies(record -> {
                assertThat(record.status()).isEqualTo(RunStatus.SUCCEEDED);
                assertThat(record.outcome()).isEqualTo(anOutcome());
                assertThat(record.endedAt()).isEqualTo(HALF_PAST_FIVE);
                assertThat(record.error()).isNull();
                assertThat(record.steps()).extracting(StepRecord::name).containsExactly("bronze", "publish");
                assertThat(record.steps().get(0).counts())
                        .containsOnly(Map.entry("accepted", 98L), Map.entry("quarantined", 2L));
            });
        }
    }

    @Test
    void namesRunsByTheirTime() {
        try (ActiveRun run = start()) {
            assertThat(run.id().value()).matches("20261124T053044Z-07b[0-9a-f]{3}");
        }
    }

    @Test
    void letsOneRunWriteAtATime() {
        try (ActiveRun run = start()) {
            assertThatThrownBy(this::start).isInstanceOf(Conflict.class).hasMessageContaining("run " + run.id());
            assertThat(lease().holder()).map(LeaseHolder::runId).contains(run.id());
        }
        start().close();

        assertThat(runs().list(10)).hasSize(2);
    }

    @Test
    void marksLinesOfItsThreadWithItsId() {
        try (ActiveRun run = start()) {
            assertThat(MDC.get("run_id")).isEqualTo(run.id().value());
        }

        assertThat(MDC.get("run_id")).isNull();
    }

    @Test
    void givesTheLeaseBackWhenTheRecordCannotBegin() {
        Runs twice = runs();
        history.add(aRun(RunId.at(HALF_PAST_FIVE, new Random(8)).value()));

        assertThatThrownBy(() -> twice.start("ingest", Map.of())).isInstanceOf(Conflict.class);

        assertThat(lease().holder()).isEmpty();
    }

    @Test
    void showsAKilledRunAsKilledAtTheNextLookAndRecordsItAtTheNextRun() throws Exception {
        String killed;
        try (OtherProcess other = OtherProcess.start(Starter.class, folder.toString())) {
            killed = other.line();
            try (RunHistory reading = SqliteRunHistory.openForReading(folder)) {
                assertThat(runs(reading).find(killed).status()).isEqualTo(RunStatus.RUNNING);
            }

            other.kill();
        }

        try (RunHistory reading = SqliteRunHistory.openForReading(folder)) {
            assertThat(runs(reading).list(10)).singleElement().satisfies(run -> {
                assertThat(run.status()).isEqualTo(RunStatus.KILLED);
                assertThat(run.endedAt()).isNull();
                assertThat(run.counts()).isEmpty();
                assertThat(run.steps()).extracting(StepRecord::name).containsExactly("bronze");
            });
        }
        try (RunHistory writing = SqliteRunHistory.open(folder);
                ActiveRun next = runs(writing).start("ingest", Map.of())) {
            assertThat(writing.find(new RunId(killed)).orElseThrow().status()).isEqualTo(RunStatus.KILLED);
            assertThat(runs(writing).list(10)).contains(next.asRecord());
        }
    }

    /** Starts a run, finishes a step and then hangs. */
    static final class Starter {
        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            Runs runs = new Runs(
                    SqliteRunHistory.open(folder),
                    new FileWriterLease(folder, CLOCK),
                    RunSettings.DEFAULT,
                    CLOCK,
                    new Random(7));
            try (ActiveRun run = runs.start("ingest", Map.of())) {
                run.step("bronze", () -> {});
                System.out.println(run.id());
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void takesNoRunForDeadWhenTheLeaseIsLostAgainAlready() {
        history.add(aRun("20261124T053044Z-0000aa"));
        RunSettings settings =
                new RunSettings(Duration.ZERO, new RetrySettings(1, Duration.ofMillis(1), Duration.ofMillis(1)));
        Runs late = new Runs(history, new LostAtOnce(lease()), settings, CLOCK, random);

        assertThatThrownBy(() -> late.start("ingest", Map.of())).isInstanceOf(Conflict.class);

        assertThat(history.newest(9)).extracting(Run::status).containsExactly(RunStatus.RUNNING);
        assertThat(lease().holder()).isEmpty();
    }

    /** A lease that somebody else has taken over before its holder has done anything. */
    private record LostAtOnce(WriterLease real) implements WriterLease {

        @Override
        public Lease acquire(RunId runId, String command, Duration wait) {
            return new LostLease(real.acquire(runId, command, wait));
        }

        @Override
        public Optional<LeaseHolder> holder() {
            return real.holder();
        }
    }

    private record LostLease(Lease real) implements Lease {

        @Override
        public LeaseHolder holder() {
            return real.holder();
        }

        @Override
        public Fence fence() {
            return new LostFence();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private record LostFence() implements Fence {

        @Override
        public OptionalLong token() {
            return OptionalLong.of(1);
        }

        @Override
        public void confirm() {
            throw new Conflict("Cannot go on: the lease is lost.", "Run again.");
        }

        @Override
        public void whileHeld(Runnable work) {
            confirm();
        }
    }
}
