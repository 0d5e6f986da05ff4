package tickets.runs;

import tickets.problem.TicketPlatformException;

/**
 * What ended a run or a step, as it may be shown to anybody.
 *
 * @param kind the kind of failure, e.g. {@code Unavailable}
 * @param message what could not be done, where and why
 * @param remedy what to do about it
 */
public record RunError(String kind, String message, String remedy) {

    /**
     * The record of a failure. Of an exception the platform did not foresee only kind and place are kept: its message
     * may quote ticket text or secrets.
     */
    public static RunError of(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof TicketPlatformException told) {
            return new RunError(kind, String.valueOf(told.getMessage()), told.remedy());
        }
        return new RunError(
                kind,
                "Cannot go on: unforeseen %s at %s.".formatted(kind, placeOf(failure)),
                "This is a defect of the platform: please report it with the run's id and the log.");
    }

    private static String placeOf(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
