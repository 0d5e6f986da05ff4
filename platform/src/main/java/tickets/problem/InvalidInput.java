package tickets.problem;

/** What was handed in (a file, an id, an argument) cannot be used as it is; trying again does not help. */
public final class InvalidInput extends TicketPlatformException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be done, where and why
     * @param remedy what to do about it
     */
    public InvalidInput(String message, String remedy) {
        super(message, remedy, null);
    }

    /**
     * @param message what could not be done, where and why
     * @param remedy what to do about it
     * @param cause the failure underneath, kept for the log
     */
    public InvalidInput(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
