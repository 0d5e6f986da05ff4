package tickets.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.ingest.IngestReport;
import tickets.ingest.WhenEmpty;
import tickets.ingest.WhichFiles;
import tickets.problem.Conflict;
import tickets.problem.TicketPlatformException;
import tickets.runs.RunError;
import tickets.serving.CronTimes;

/** One ingest when its time has come. Whatever happens to it is logged; the next one comes all the same. */
final class ScheduledIngest implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledIngest.class);
    private static final int COUNTED = 1_000;

    /** A timer may be a moment early; the time it came for was not left out. */
    private static final Duration EARLY = Duration.ofMillis(500);

    private final Wiring wiring;
    private final CronTimes times;
    private final Clock clock;

    ScheduledIngest(Wiring wiring, CronTimes times) {
        this.wiring = wiring;
        this.times = times;
        this.clock = wiring.clock();
    }

    @Override
    public void run() {
        Instant startedAt = clock.instant();
        try {
            tell(wiring.writing(ingest -> ingest.tickets((records, read, total) -> {})
                    .ingest(wiring.maskedSettings(), WhenEmpty.KEEP_TABLES, WhichFiles.UNKNOWN)));
        } catch (Conflict somebodyWrites) {
            LOG.warn("Left out the ingest that was due: {} {}", somebodyWrites.getMessage(), somebodyWrites.remedy());
        } catch (RuntimeException | Error failure) {
            tell(failure);
        }
        tellWhatIsNext(startedAt);
    }

    private static void tell(IngestReport report) {
        report.remarks().forEach(LOG::warn);
        if (report.failure() != null) {
            tell(report.failure());
        }
    }

    private static void tell(Throwable failure) {
        RunError error = RunError.of(failure);
        if (failure instanceof TicketPlatformException) {
            LOG.error("{} {}", error.message(), error.remedy());
        } else {
            LOG.error("{}\n{}", error.message(), RunError.placesOfFault(failure));
        }
    }

    private void tellWhatIsNext(Instant startedAt) {
        Instant now = clock.instant();
        int missed = times.countBetween(startedAt.plus(EARLY), now, COUNTED);
        if (missed > 0) {
            LOG.warn(
                    "Left out {} that came while the ingest was going on. Let schedule.ingest leave more time.",
                    missed == 1 ? "the one time" : missed == COUNTED ? missed + " times or more" : missed + " times");
        }
        LOG.info("Next ingest at {}.", times.nextAfter(now));
    }
}
