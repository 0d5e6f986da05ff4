package tickets.problem;

/** A service or device did not do its part (connection refused, disk full, time-out); trying again may help. */
public final class Unavailable extends TicketPlatformException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be done, where and why
     * @param remedy what to do about it
     */
    public Unavailable(String message, String remedy) {
        super(message, remedy, null);
    }

    /**
     * @param message what could not be done, where and why
     * @param remedy what to do about it
     * @param cause the failure underneath, kept for the log
     */
    public Unavailable(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
