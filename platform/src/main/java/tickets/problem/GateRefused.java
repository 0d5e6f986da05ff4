package tickets.problem;

/** A quality gate refused the data: nothing was published, what was found is kept for inspection. */
public final class GateRefused extends TicketPlatformException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be done, where and why
     * @param remedy what to do about it
     */
    public GateRefused(String message, String remedy) {
        super(message, remedy, null);
    }

    /**
     * @param message what could not be done, where and why
     * @param remedy what to do about it
     * @param cause the failure underneath, kept for the log
     */
    public GateRefused(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
