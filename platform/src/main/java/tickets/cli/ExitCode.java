package tickets.cli;

import tickets.problem.GateRefused;
import tickets.problem.InvalidSettings;

/** What the process tells its caller. */
final class ExitCode {

    /** All was done. */
    static final int DONE = 0;

    /** It failed; nothing half-done is visible. */
    static final int FAILED = 1;

    /** The command line or the settings are wrong. */
    static final int WRONG_USAGE = 2;

    /** A quality gate refused the data. */
    static final int REFUSED = 3;

    private ExitCode() {}

    static int of(Throwable failure) {
        if (failure instanceof InvalidSettings) {
            return WRONG_USAGE;
        }
        return failure instanceof GateRefused ? REFUSED : FAILED;
    }
}
