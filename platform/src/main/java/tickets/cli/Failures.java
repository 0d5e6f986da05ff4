package tickets.cli;

import java.io.PrintStream;
import org.slf4j.LoggerFactory;
import tickets.problem.InvalidSettings;
import tickets.problem.TicketPlatformException;
import tickets.runs.RunError;

/** Tells a failure to a person: what and why, then what to do. The one place where the command line does so. */
final class Failures {

    private Failures() {}

    static void tell(Throwable failure, PrintStream err) {
        if (failure instanceof InvalidSettings settings) {
            settings.problems().forEach(problem -> err.println(PrintedText.of(problem)));
            err.println("  " + PrintedText.of(settings.remedy()));
        } else if (failure instanceof TicketPlatformException known) {
            err.println(PrintedText.of(String.valueOf(known.getMessage())));
            err.println("  " + PrintedText.of(known.remedy()));
        } else {
            RunError error = RunError.of(failure);
            LoggerFactory.getLogger(Failures.class).error("{}\n{}", error.message(), RunError.placesOfFault(failure));
            err.println(error.message());
            err.println("  This is a fault of the program. The log has the details; report it with them.");
        }
    }
}
