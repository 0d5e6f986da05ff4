package tickets.config;

/**
 * Where a value came from.
 *
 * @param layer which of the layers; a later one wins
 * @param text as people read it: {@code conf/data/local.yaml:3}, {@code environment TICKETS_SEED}, {@code command line}
 */
public record Origin(Layer layer, String text) {

    static final Origin BUILT_IN = new Origin(Layer.BUILT_IN, "built-in default");
    static final Origin COMMAND_LINE = new Origin(Layer.COMMAND_LINE, "command line");

    /** The layers in their order; a later one wins. */
    public enum Layer {
        /** The default of the program. */
        BUILT_IN,
        /** A file of the installation's {@code conf} folder. */
        INSTALLATION,
        /** A file of the user's own conf folder. */
        OWN_CONF,
        /** An environment variable {@code TICKETS_...}. */
        ENVIRONMENT,
        /** An argument {@code key=value}. */
        COMMAND_LINE
    }

    /** Whether a person asked for this value, rather than getting it with the program. */
    public boolean isExplicit() {
        return layer.compareTo(Layer.OWN_CONF) >= 0;
    }

    boolean isFile() {
        return layer == Layer.INSTALLATION || layer == Layer.OWN_CONF;
    }

    @Override
    public String toString() {
        return text;
    }
}
