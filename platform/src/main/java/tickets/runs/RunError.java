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

    /**
     * Where a fault of the program happened, without the messages of what was thrown: they may quote a ticket or a
     * secret.
     *
     * @return a line a place; empty when the platform foresaw the failure
     */
    public static String placesOfFault(Throwable failure) {
        if (failure instanceof TicketPlatformException) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause.getClass().getName()).append('\n');
            for (StackTraceElement place : cause.getStackTrace()) {
                text.append("  at ").append(place).append('\n');
            }
        }
        return text.toString();
    }

    private static String placeOf(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
