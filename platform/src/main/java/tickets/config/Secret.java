package tickets.config;

/** A value that nobody may see: prints as {@code ****}, everywhere. */
public final class Secret {

    /** What is shown in place of a secret. */
    public static final String MASK = "****";

    private final String text;

    /** @param text the secret itself; not empty */
    public Secret(String text) {
        this.text = text;
    }

    /** The secret itself, for the client that needs it; never for a message. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
