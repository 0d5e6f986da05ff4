package tickets.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tickets.config.ScheduleSettings;
import tickets.logging.Logging;
import tickets.problem.InvalidSettings;
import tickets.serving.CronTimes;
import tickets.serving.Schedule;

/** Work at its times, for those who have no cron and no orchestrator. */
@Command(
        name = "serve",
        sortOptions = false,
        header = "Keep running and ingest at the times of schedule.ingest.",
        description = {
            "",
            "Ends when it is told to stop (SIGTERM, Ctrl-C): a run under way may end within schedule.grace. A run that"
                    + " fails or is refused is logged, and the next one comes at its time. A time that comes while a run"
                    + " is going on, here or elsewhere, is left out.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tickets serve schedule.ingest='15 * * * *'",
            "  tickets serve schedule.ingest='30 2 * * *' schedule.zone=Europe/Berlin",
            "  tickets serve data=aws data.bucket=tickets-dev schedule.ingest='*/10 * * * *'"
        })
final class ServeCommand implements Callable<Integer> {

    /** For what comes behind a run that ended just in time: closing logs and stores. */
    private static final Duration TO_TIDY_UP = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Console console;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Wiring wiring = new Wiring(options.load());
        wiring.requireEmbeddedEngine(
                "ingest on a schedule of its own", "Have cron or a scheduler start `tickets ingest engine=spark`.");
        ScheduleSettings settings = wiring.settings().schedule();
        CronTimes times = times(settings);
        StopSignal stop = StopSignal.ofProcess(settings.grace().plus(TO_TIDY_UP));
        int code = ExitCode.FAILED;
        try {
            code = serve(wiring, times, stop);
        } finally {
            stop.answer(code);
        }
        return code;
    }

    private static CronTimes times(ScheduleSettings settings) {
        String expression = settings.ingest();
        if (expression == null) {
            throw new InvalidSettings(
                    List.of("Missing schedule.ingest: without it `tickets serve` has nothing to do."),
                    "Tell when to ingest with a cron expression, such as schedule.ingest='15 * * * *' for a quarter past"
                            + " every hour.");
        }
        return new CronTimes(expression, settings.zone());
    }

    @SuppressWarnings("try") // the log is open for as long as the process serves
    private int serve(Wiring wiring, CronTimes times, StopSignal stop) {
        try (Logging log = wiring.loggingUntilClosed(console);
                Schedule schedule = Schedule.start(times, new ScheduledIngest(wiring, times))) {
            LOG.info(
                    "Serving as process {}: ingest at '{}' ({}), the first at {}.",
                    ProcessHandle.current().pid(),
                    times.expression(),
                    times.zone(),
                    times.nextAfter(wiring.clock().instant()));
            stop.await();
            return end(schedule, wiring.settings().schedule().grace());
        }
    }

    private static int end(Schedule schedule, Duration grace) {
        LOG.info("Stopping: no further ingest begins; one under way has {} s to end.", grace.toSeconds());
        if (schedule.stop(grace)) {
            LOG.info("Stopped.");
            return ExitCode.DONE;
        }
        LOG.warn(
                "Stopped with an ingest under way, which is given up after {} s. Readers see the run before; the next"
                        + " ingest tidies up.",
                grace.toSeconds());
        return ExitCode.FAILED;
    }
}
