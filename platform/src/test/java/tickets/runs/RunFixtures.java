package tickets.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Runs to test with. */
public final class RunFixtures {

    public static final Instant HALF_PAST_FIVE = Instant.parse("2026-11-24T05:30:44.123Z");

    private RunFixtures() {}

    public static Run aRun(String id) {
        return Run.started(new RunId(id), "ingest", HALF_PAST_FIVE, Map.of("data.bucket", "tickets"));
    }

    public static StepRecord aStep(String name) {
        Duration duration = Duration.ofMillis(1_234);
        return new StepRecord(
                name, StepStatus.SUCCEEDED, 1, HALF_PAST_FIVE, duration, Map.of("accepted", 11_550L), null);
    }

    public static StepRecord aFailedStep(String name) {
        return new StepRecord(name, StepStatus.FAILED, 4, HALF_PAST_FIVE, Duration.ofSeconds(9), Map.of(), theError());
    }

    public static RunEnd success() {
        return new RunEnd(RunStatus.SUCCEEDED, HALF_PAST_FIVE.plusSeconds(5), anOutcome(), null);
    }

    public static RunEnd failure() {
        return new RunEnd(RunStatus.FAILED, HALF_PAST_FIVE.plusSeconds(5), RunOutcome.NONE, theError());
    }

    public static RunOutcome anOutcome() {
        return new RunOutcome(
                new RunCounts(100, 98, 2, 3, 95, 50), Map.of("ticket_id.missing", 2L), Map.of("future.created", 1L));
    }

    public static RunError theError() {
        return new RunError("Unavailable", "Cannot reach S3 at \"http://localhost:9000\".", "Start it.");
    }
}
