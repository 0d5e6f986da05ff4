package tickets.problem;

/** Something that was asked for by name (a file, a bucket, a run) does not exist. */
public final class NotFound extends TicketPlatformException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be done, where and why
     * @param remedy what to do about it
     */
    public NotFound(String message, String remedy) {
        super(message, remedy, null);
    }

    /**
     * @param message what could not be done, where and why
     * @param remedy what to do about it
     * @param cause the failure underneath, kept for the log
     */
    public NotFound(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
