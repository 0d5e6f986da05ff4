package tickets.runs.postgres;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;
import tickets.problem.InvalidInput;

/** The tables of runs and lease and their version. */
final class RunSchema {

    /** Version of the newest migration in the class path; a test holds them together. */
    static final int NEWEST = 1;

    /** Of a database without these tables. */
    static final int NONE = 0;

    static final String MIGRATIONS = "classpath:tickets/runs/postgres/migrations";
    static final String HISTORY_TABLE = "tickets_schema_history";

    private final PostgresDatabase database;

    RunSchema(PostgresDatabase database) {
        this.database = database;
    }

    /** The version of the tables, {@link #NONE} when there are none yet. */
    int version(Handle handle) {
        boolean isThere = handle.createQuery("select to_regclass(:table) is not null")
                .bind("table", HISTORY_TABLE)
                .mapTo(Boolean.class)
                .one();
        if (!isThere) {
            return NONE;
        }
        int version = handle.createQuery(
                        "select coalesce(max(version::integer), 0) from " + HISTORY_TABLE + " where success")
                .mapTo(Integer.class)
                .one();
        if (version > NEWEST) {
            throw new InvalidInput(
                    "Cannot use the run history at %s: its version is %d, this program knows %d."
                            .formatted(database.settings().address(), version, NEWEST),
                    "Use the newer program that made it, on every machine.");
        }
        return version;
    }

    /** Brings the tables to {@link #NEWEST}; several machines may do so at once, as Flyway locks the database. */
    void migrate(String cannot) {
        PGSimpleDataSource source = database.source();
        try {
            flyway(source).migrate();
        } catch (FlywayException failure) {
            throw database.problem(cannot, failure);
        }
    }

    static Flyway flyway(PGSimpleDataSource source) {
        String schema =
                String.valueOf(source.getCurrentSchema()).split(",", 2)[0].strip();
        return Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .createSchemas(true)
                .table(HISTORY_TABLE)
                .locations(MIGRATIONS)
                .load();
    }
}
