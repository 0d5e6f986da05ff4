package tickets.spark.iceberg;

import java.util.List;

/** The tables of a set, by layer and name. */
public final class SetTables {

    /** Every accepted record. */
    public static final String BRONZE = "bronze/tickets";

    /** Every refused record. */
    public static final String QUARANTINE = "quarantine/tickets";

    /** What was noted about accepted records. */
    public static final String WARNINGS = "warnings/tickets";

    /** The newest version of every ticket. */
    public static final String OFFLINE = "offline/tickets";

    /** The newest tickets. */
    public static final String ONLINE = "online/tickets";

    /** All of them; the online table, which every run replaces, comes last. */
    public static final List<String> ALL = List.of(BRONZE, QUARANTINE, WARNINGS, OFFLINE, ONLINE);

    private SetTables() {}

    /** The columns by which the rows of a table are in order. */
    public static List<String> order(String table) {
        return switch (table) {
            case ONLINE -> List.of("recency_rank");
            case QUARANTINE -> List.of("source", "_position");
            case WARNINGS -> List.of("source", "_position", "code", "field");
            default -> List.of("_source", "_position");
        };
    }
}
