package tickets.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tickets.runs.RunFixtures.HALF_PAST_FIVE;
import static tickets.runs.RunFixtures.anOutcome;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.problem.GateRefused;
import tickets.problem.InvalidInput;
import tickets.problem.Unavailable;

class ActiveRunTest {

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
    void triesAStepAgainWhileAServiceIsAway() {
        try (ActiveRun run = start()) {
            int[] tries = {0};

            run.step("publish", notes -> {
                notes.count("try " + tries[0], 1);
                if (tries[0]++ < 2) {
                    throw new Unavailable("Cannot reach Redis.", "Start it.");
                }
                return "done";
            });

            assertThat(run.asRecord().steps()).singleElement().satisfies(step -> {
                assertThat(step.status()).isEqualTo(StepStatus.SUCCEEDED);
                assertThat(step.attempts()).isEqualTo(3);
                assertThat(step.counts()).containsOnly(Map.entry("try 2", 1L));
            });
        }
    }

    @Test
    void tellsOnceWhyAttemptsFailAndLeavesTheEndToTheCommand() {
        try (LoggedLines lines = LoggedLines.of("tickets.runs");
                ActiveRun run = start()) {
            assertThatThrownBy(() -> run.step("publish", () -> {
                        throw new Unavailable("Cannot reach Redis: refused.", "Start it.");
                    }))
                    .isInstanceOf(Unavailable.class);

            assertThat(lines.texts())
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line).startsWith("WARN Step publish"));
            assertThat(lines.texts().get(0))
                    .matches(".* attempt 1 of 3 failed, the next one .* ms: Cannot reach Redis: refused\\.");
            assertThat(lines.texts().get(1)).matches(".* attempt 2 of 3 failed likewise, the next one .* ms");
            assertThat(lines.texts().get(2)).matches(".* failed in [0-9.]+ s, 3 attempts");
            assertThat(lines.values("error")).containsOnly("Cannot reach Redis: refused.");
        }
    }

    @Test
    void tellsEveryReasonForWhichAttemptsFail() {
        try (LoggedLines lines = LoggedLines.of("tickets.runs");
                ActiveRun run = start()) {
            int[] tries = {0};

            run.step("publish", () -> {
                if (tries[0]++ < 2) {
                    throw new Unavailable("Cannot reach number " + tries[0] + ".", "Start it.");
                }
            });

            assertThat(lines.texts()).anySatisfy(line -> assertThat(line).endsWith("number 1."));
            assertThat(lines.texts()).anySatisfy(line -> assertThat(line).endsWith("number 2."));
        }
    }

    @Test
    void tellsAWatchWhatItIsAt() {
        List<String> seen = new ArrayList<>();
        try (ActiveRun run = runs().watchedBy(seen::add).start("ingest", Map.of())) {
            run.step("bronze", () -> assertThat(seen).containsExactly("bronze"));
            run.step("publish", () -> {});
        }

        assertThat(seen).containsExactly("bronze", "publish");
    }

    @Test
    void givesUpAfterTheLastAttemptWithTheFailureAsItIs() {
        try (ActiveRun run = start()) {
            Unavailable outage = new Unavailable("Cannot reach Redis.", "Start it.");

            assertThatThrownBy(() -> run.step("publish", () -> {
                        throw outage;
                    }))
                    .isSameAs(outage);
            run.failed(outage, RunOutcome.NONE);

            RunError error = new RunError("Unavailable", "Cannot reach Redis.", "Start it.");
            assertThat(runs().find(run.id().value())).satisfies(record -> {
                assertThat(record.status()).isEqualTo(RunStatus.FAILED);
                assertThat(record.error()).isEqualTo(error);
                assertThat(record.steps()).singleElement().satisfies(step -> {
                    assertThat(step.status()).isEqualTo(StepStatus.FAILED);
                    assertThat(step.attempts()).isEqualTo(3);
                    assertThat(step.error()).isEqualTo(error);
                });
            });
        }
    }

    @Test
    void doesNotTryAgainWhatCannotHelp() {
        try (ActiveRun run = start()) {
            InvalidInput invalid = new InvalidInput("Cannot read the file.", "Repair it.");
            Error error = new StackOverflowError();

            assertThatThrownBy(() -> run.step("bronze", () -> {
                        throw invalid;
                    }))
                    .isSameAs(invalid);
            assertThatThrownBy(() -> run.step("offline", () -> {
                        throw error;
                    }))
                    .isSameAs(error);

            assertThat(run.asRecord().steps()).extracting(StepRecord::attempts).containsExactly(1, 1);
        }
    }

    @Test
    void stopsTryingWhenItsThreadIsInterrupted() {
        try (ActiveRun run = start()) {
            Unavailable outage = new Unavailable("Cannot reach Redis.", "Start it.");

            assertThatThrownBy(() -> run.step("publish", () -> {
                        Thread.currentThread().interrupt();
                        throw outage;
                    }))
                    .isSameAs(outage);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(run.asRecord().steps()).extracting(StepRecord::attempts).containsExactly(1);
        }
    }

    @Test
    void keepsTheWordsOfAnUnforeseenFailureOutOfTheRecord() {
        try (ActiveRun run = start()) {
            run.failed(new IllegalStateException("password hunter2, ticket text"), RunOutcome.NONE);

            assertThat(String.valueOf(run.asRecord().error()))
                    .contains("IllegalStateException at tickets.runs.ActiveRunTest.")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void tellsTheFailureAlsoWhenItCannotBeRecorded() {
        Unavailable full = new Unavailable("Cannot write the run history: the disk is full.", "Free some space.");
        InvalidInput failure = new InvalidInput("Cannot read the file.", "Repair it.");
        Run record;

        try (ActiveRun run = runs(historyWithoutEnds(full)).start("ingest", Map.of())) {
            run.failed(failure, RunOutcome.NONE);
            record = run.asRecord();
        }

        assertThat(failure).hasSuppressedException(full);
        assertThat(record.status()).isEqualTo(RunStatus.FAILED);
        assertThat(record.error()).isEqualTo(RunError.of(failure));
        assertThat(runs().find(record.id().value()).status()).isEqualTo(RunStatus.KILLED);
        assertThat(lease().holder()).isEmpty();
    }

    @Test
    void staysSucceededAlsoWhenThatCannotBeRecorded() {
        Unavailable full = new Unavailable("Cannot write the run history: the disk is full.", "Free some space.");
        ActiveRun ended;

        try (ActiveRun run = runs(historyWithoutEnds(full)).start("ingest", Map.of())) {
            run.succeeded(anOutcome());
            ended = run;
        }

        assertThat(ended.unrecorded()).containsSame(full);
        assertThat(ended.asRecord().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(ended.asRecord().outcome()).isEqualTo(anOutcome());
        assertThat(lease().holder()).isEmpty();
    }

    private RunHistory historyWithoutEnds(RuntimeException away) {
        return (RunHistory) Proxy.newProxyInstance(
                RunHistory.class.getClassLoader(), new Class<?>[] {RunHistory.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("end")) {
                        throw away;
                    }
                    return method.invoke(history, arguments);
                });
    }

    @Test
    void recordsThatAGateRefusedTheData() {
        try (ActiveRun run = start()) {
            run.refused(new GateRefused("Cannot publish: a fifth is bad.", "Look at them."), anOutcome());

            assertThat(runs().find(run.id().value())).satisfies(record -> {
                assertThat(record.status()).isEqualTo(RunStatus.REFUSED);
                assertThat(record.outcome()).isEqualTo(anOutcome());
                assertThat(record.error())
                        .isEqualTo(new RunError("GateRefused", "Cannot publish: a fifth is bad.", "Look at them."));
            });
        }
    }

    @Test
    void recordsARunThatWasLeftWithoutAWordAsFailed() {
        RunId id;
        try (ActiveRun run = start()) {
            id = run.id();
        }

        assertThat(runs().find(id.value()).status()).isEqualTo(RunStatus.FAILED);
        assertThat(lease().holder()).isEmpty();
    }
}
