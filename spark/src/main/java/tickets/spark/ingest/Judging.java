package tickets.spark.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.jdk.javaapi.CollectionConverters;
import tickets.ingest.raw.ContentDigest;
import tickets.ingest.raw.RawFile;
import tickets.problem.InvalidInput;
import tickets.spark.engine.SparkEngine;
import tickets.spark.iceberg.IcebergTables;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.iceberg.ScratchTables;
import tickets.spark.judging.JudgeParts;
import tickets.spark.judging.JudgedRows;
import tickets.spark.judging.JudgingOrder;
import tickets.spark.judging.RawPart;

/**
 * Has raw files judged once and keeps what came of them in a table of its own, from which all tables of the run are
 * made; it goes away with the run. Places in a file are given afterwards, when it is known what stands before a part.
 */
final class Judging {

    private static final StructType STARTS = new StructType()
            .add("file", DataTypes.IntegerType)
            .add("part", DataTypes.IntegerType)
            .add("source", DataTypes.StringType)
            .add("records_before", DataTypes.LongType)
            .add("lines_before", DataTypes.LongType);

    private final SparkEngine engine;
    private final IcebergTables tables;
    private final LakeCatalog catalog;
    private final String judged;

    Judging(SparkEngine engine, IcebergTables tables, String runId) {
        this.engine = engine;
        this.tables = tables;
        this.catalog = tables.catalog();
        this.judged = judgedOf(runId);
    }

    /** Where it is kept. */
    static String judgedOf(String runId) {
        return ScratchTables.named("judged", runId);
    }

    /**
     * Judges all parts.
     *
     * @param files what {@code parts} are parts of
     * @return the files in their order
     * @throws InvalidInput when a file cannot be read to its end and that is to fail
     */
    List<FreshFile> judge(List<RawFile> files, List<RawPart> parts, JudgingOrder order) throws Exception {
        SparkSession session = engine.session();
        new ScratchTables(catalog).drop(judged);
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        Broadcast<SerializableConfiguration> stores = spark.broadcast(
                new SerializableConfiguration(session.sessionState().newHadoopConf()));
        List<List<RawPart>> tasks = RawParts.tasks(parts);
        JavaRDD<Row> rows = spark.parallelize(tasks, Math.max(1, tasks.size()))
                .flatMap(List::iterator)
                .mapPartitions(new JudgeParts(order, stores));
        Dataset<Row> found = session.createDataFrame(rows, JudgedRows.SCHEMA);
        tables.create(judged, found);
        if (!parts.isEmpty()) {
            found.writeTo(catalog.sqlName(judged)).append();
        }
        return fresh(files);
    }

    private List<FreshFile> fresh(List<RawFile> files) {
        Map<Integer, List<Row>> ends = catalog
                .rows(judged)
                .filter("end is not null")
                .select("file", "part", "end.records", "end.lines", "end.blocks", "end.failure", "end.remedy")
                .orderBy("file", "part")
                .collectAsList()
                .stream()
                .collect(Collectors.groupingBy(end -> end.getInt(0), TreeMap::new, Collectors.toList()));
        List<FreshFile> fresh = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            fresh.add(fresh(i, files.get(i), ends.getOrDefault(i, List.of())));
        }
        return fresh;
    }

    private static FreshFile fresh(int number, RawFile file, List<Row> ends) {
        List<FreshFile.Part> parts = new ArrayList<>();
        List<byte[]> blocks = new ArrayList<>();
        for (Row end : ends) {
            if (!end.isNullAt(5)) {
                throw new InvalidInput(end.getString(5), end.getString(6));
            }
            parts.add(new FreshFile.Part(end.getLong(2), end.getLong(3)));
            blocks.add(end.getAs(4));
        }
        return new FreshFile(number, file, ContentDigest.ofStretches(blocks, file.bytes()), parts);
    }

    /** What was found in each file, by its number. */
    Map<Integer, FileCounts> counts() {
        Map<Integer, FileCounts> counts = new TreeMap<>();
        Dataset<Row> rows = catalog.rows(judged);
        rows.filter("end is null")
                .groupBy("file")
                .agg(count("file"), count("ticket"))
                .collectAsList()
                .forEach(row -> of(row, counts).records(row.getLong(1), row.getLong(2)));
        byCode(rows.select(col("file"), explode(col("refusal.codes")).as("code")))
                .forEach(row -> of(row, counts).reason(row.getString(1), row.getLong(2)));
        byCode(rows.selectExpr("file", "explode(array_distinct(warnings.code)) as code"))
                .forEach(row -> of(row, counts).warning(row.getString(1), row.getLong(2)));
        return counts;
    }

    private static List<Row> byCode(Dataset<Row> codes) {
        return codes.groupBy("file", "code").count().collectAsList();
    }

    private static FileCounts of(Row row, Map<Integer, FileCounts> counts) {
        return counts.computeIfAbsent(row.getInt(0), file -> new FileCounts());
    }

    /** Binds what the first table files read to the records of these files. */
    void bind(Collection<FreshFile> files) {
        Dataset<Row> placed = placed(files);
        engine.bind("accepted_tickets", accepted(placed));
        engine.bind("refused_records", refused(placed));
        engine.bind("warned_records", warned(placed));
    }

    private Dataset<Row> placed(Collection<FreshFile> files) {
        List<Row> starts = new ArrayList<>();
        for (FreshFile fresh : files) {
            long records = 0;
            long lines = 0;
            int number = 0;
            for (FreshFile.Part part : fresh.parts()) {
                starts.add(
                        RowFactory.create(fresh.number(), number++, fresh.file().key(), records, lines));
                records += part.records();
                lines += part.lines();
            }
        }
        Dataset<Row> begins = engine.session().createDataFrame(starts, STARTS);
        return catalog.rows(judged)
                .filter("end is null")
                .join(
                        broadcast(begins),
                        CollectionConverters.asScala(List.of("file", "part")).toSeq())
                .withColumn("_position", col("records_before").plus(col("record_index")))
                .withColumn("line", col("line").plus(col("lines_before")));
    }

    private static Dataset<Row> accepted(Dataset<Row> placed) {
        return placed.filter("ticket is not null").selectExpr("ticket.*", "source as _source", "_position");
    }

    private static Dataset<Row> refused(Dataset<Row> placed) {
        return placed.filter("refusal is not null")
                .selectExpr(
                        "source",
                        "_position as source_index",
                        "line",
                        "byte_offset",
                        "byte_length",
                        "ticket_id",
                        "refusal.codes",
                        "refusal.violations",
                        "refusal.raw_text",
                        "refusal.raw_base64",
                        "refusal.is_truncated",
                        "_position");
    }

    private static Dataset<Row> warned(Dataset<Row> placed) {
        return placed.filter("warnings is not null")
                .withColumn("warning", explode(col("warnings")))
                .selectExpr(
                        "ticket_id",
                        "warning.code",
                        "warning.field",
                        "warning.seen",
                        "warning.expected",
                        "source",
                        "line",
                        "byte_offset",
                        "_position");
    }
}
