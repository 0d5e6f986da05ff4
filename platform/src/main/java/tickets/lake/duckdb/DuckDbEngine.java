package tickets.lake.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import tickets.lake.RunFacts;

/**
 * One DuckDB in this process, in memory, with the functions that table files use. Sessions of it share its memory limit
 * and its functions; close the engine to end all of them.
 */
public final class DuckDbEngine implements AutoCloseable {

    private final DuckDBConnection connection;
    private final RunFacts facts;
    private final MemoryLimit memoryLimit;
    private final AtomicInteger apart = new AtomicInteger();

    private DuckDbEngine(DuckDBConnection connection, RunFacts facts, MemoryLimit memoryLimit) {
        this.connection = connection;
        this.facts = facts;
        this.memoryLimit = memoryLimit;
    }

    /** Starts the engine for one run; takes an {@link EmptyEngine} that was prepared ahead, if there is one. */
    public static DuckDbEngine start(EngineSettings settings, RunFacts facts) {
        try {
            DuckDBConnection connection = EmptyEngine.take();
            DuckDbEngine engine = new DuckDbEngine(connection, facts, new MemoryLimit(settings.memoryLimitBytes()));
            try {
                engine.execute(limits(settings));
                engine.execute(engine.runFunctions());
            } catch (RuntimeException failure) {
                engine.close();
                throw failure;
            }
            return engine;
        } catch (SQLException refused) {
            throw DuckDbFailure.of("start the embedded engine", refused);
        }
    }

    private static List<String> limits(EngineSettings settings) {
        return List.of(
                "set memory_limit = " + Sql.text(settings.memoryLimitBytes() + "B"),
                "set threads = " + settings.threads(),
                "set temp_directory = " + Sql.text(settings.workFolder().toString()));
    }

    private List<String> runFunctions() {
        return List.of(
                "create macro run_id() as " + Sql.text(facts.runId()),
                String.format(
                        Locale.ROOT,
                        "create macro ingested_at() as make_timestamptz(%d)",
                        Micros.of(facts.ingestedAt())),
                "create macro num_online() as " + facts.onlineTickets());
    }

    /** What its table files know of the run. */
    public RunFacts facts() {
        return facts;
    }

    /** How many cores one query may use from now on, in every session. */
    public void useThreads(int threads) {
        execute(List.of("set threads = " + threads));
    }

    private void execute(List<String> statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw DuckDbFailure.of("set up the embedded engine", refused);
        }
    }

    /** A session of its own, to be used by one thread at a time; the caller closes it. */
    public DuckDbSession session() {
        try {
            Connection own = connection.duplicate();
            return new DuckDbSession(own, facts, memoryLimit);
        } catch (SQLException refused) {
            throw DuckDbFailure.of("open a session of the embedded engine", refused);
        }
    }

    /**
     * A session with names of its own: what it binds is not seen by other sessions, so that several can make the same
     * table at once, each from other rows.
     */
    public DuckDbSession sessionApart() {
        String catalog = "apart_" + apart.incrementAndGet();
        DuckDbSession session = session();
        session.execute("attach a catalog", "attach ':memory:' as " + catalog);
        session.execute("use a catalog", "use " + catalog);
        EmptyEngine.definitions().forEach(sql -> session.execute("define the functions", sql));
        runFunctions().forEach(sql -> session.execute("define the functions", sql));
        return session;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException refused) {
            throw DuckDbFailure.of("stop the embedded engine", refused);
        }
    }

    static String parquet(List<Path> files) {
        return "read_parquet(" + Sql.texts(files) + ")";
    }
}
