package tickets.lake.duckdb;

/** Lets a session believe to be somewhere else than the platform's own sessions do, which are in UTC. */
public final class SessionZone {

    private SessionZone() {}

    /**
     * Changes where {@code session} believes to be.
     *
     * @param zone a name of the time zone database
     */
    public static void set(DuckDbSession session, String zone) {
        session.execute("go to " + zone, "set TimeZone = '" + zone + "'");
    }
}
