package tickets.spark;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import tickets.lake.TableSet;
import tickets.spark.engine.SessionProperties;
import tickets.spark.engine.SparkEngine;
import tickets.spark.iceberg.LakeCatalog;

/** The tables of a lake's published set, whichever engine made them, through a Spark of its own. */
public final class SparkTables implements AutoCloseable {

    private final TestLake lake;
    private final SparkSession session;

    public SparkTables(TestLake lake) {
        this.lake = lake;
        Map<String, String> properties = SessionProperties.forReading(
                        lake.settings().settings())
                .with(lake.state().resolve("reading"));
        properties.put("spark.sql.shuffle.partitions", "2");
        this.session = SparkEngine.session(properties);
    }

    public SparkSession session() {
        return session;
    }

    /** The rows of a table; of an Iceberg table at the snapshot that the set names. */
    public Dataset<Row> rows(String table) {
        TableSet set = lake.set();
        Long snapshot = set.snapshots().get(table);
        if (snapshot != null) {
            return new LakeCatalog(session).rows(table, snapshot);
        }
        return parquet(lake, table);
    }

    /** The rows of a Parquet file of another lake's set. */
    public Dataset<Row> parquet(TestLake other, String table) {
        Path file = other.root().resolve(other.set().key(table).orElseThrow());
        return session.read().parquet(file.toString());
    }

    @Override
    public void close() {
        session.stop();
    }
}
