package tickets.spark.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import tickets.lake.RunFacts;
import tickets.lake.TableFile;

/**
 * Spark SQL with the functions that table files use, for one run: the counterpart of the embedded engine. Used by the
 * driver's main thread.
 */
public final class SparkEngine implements AutoCloseable {

    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(\n|$)");

    private final SparkSession session;

    private SparkEngine(SparkSession session) {
        this.session = session;
    }

    /** Starts Spark with these properties, or takes the Spark that is there. */
    public static SparkSession session(Map<String, String> properties) {
        QuietLogs.ofLibraries();
        SparkSession.Builder builder = SparkSession.builder();
        properties.forEach(builder::config);
        return builder.getOrCreate();
    }

    /** Defines the functions of table files, and what they may know of the run, in {@code session}. */
    public static SparkEngine in(SparkSession session, RunFacts facts) {
        session.udf()
                .register(
                        "lower_case",
                        (UDF1<@Nullable String, @Nullable String>)
                                text -> text == null ? null : CaseFolding.lower(text),
                        DataTypes.StringType);
        END_OF_STATEMENT
                .splitAsStream(TableFile.functionsFor("spark"))
                .filter(statement -> !statement.isBlank())
                .forEach(session::sql);
        SparkEngine engine = new SparkEngine(session);
        engine.define("run_id", "string", "'" + facts.runId().replace("'", "''") + "'");
        engine.define("ingested_at", "timestamp", "timestamp_micros(" + micros(facts.ingestedAt()) + ")");
        engine.define("num_online", "int", Integer.toString(facts.onlineTickets()));
        return engine;
    }

    private void define(String name, String type, String value) {
        session.sql(String.format(
                Locale.ROOT, "create or replace temporary function %s() returns %s return %s", name, type, value));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** What the table file gives, from what its names are bound to now. */
    public Dataset<Row> rows(TableFile table) {
        return session.sql(table.sql());
    }

    /** Makes {@code name} read these rows. */
    public void bind(String name, Dataset<Row> rows) {
        rows.createOrReplaceTempView(name);
    }

    /** The session itself. */
    public SparkSession session() {
        return session;
    }

    @Override
    public void close() {
        session.stop();
    }
}
