package tickets.problem;

/** Somebody else holds or has changed what this command needs (another writer, a store of another kind). */
public final class Conflict extends TicketPlatformException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be done, where and why
     * @param remedy what to do about it
     */
    public Conflict(String message, String remedy) {
        super(message, remedy, null);
    }

    /**
     * @param message what could not be done, where and why
     * @param remedy what to do about it
     * @param cause the failure underneath, kept for the log
     */
    public Conflict(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
