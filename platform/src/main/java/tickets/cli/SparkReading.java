package tickets.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tickets.lake.FileForm;
import tickets.lake.FileForm.Kind;
import tickets.lake.ReadableSet;
import tickets.lake.ReadableSets;
import tickets.lake.ReadableTable;
import tickets.lake.TableExport;
import tickets.lake.duckdb.DuckDbTableExport;

/**
 * The published sets that are in the Iceberg catalog. A process with Spark lists them and writes a table as Parquet;
 * text is made of that by the embedded engine, so that it looks the same whichever engine made the table.
 */
final class SparkReading implements ReadableSets, TableExport {

    private final SparkProcess spark;
    private final List<String> settings;
    private final Supplier<DuckDbTableExport> text;
    private final Supplier<Path> folder;

    /**
     * @param spark answers
     * @param settings as they were given to this process
     * @param text writes Parquet as text
     * @param folder where a table goes on its way
     */
    SparkReading(SparkProcess spark, List<String> settings, Supplier<DuckDbTableExport> text, Supplier<Path> folder) {
        this.spark = spark;
        this.settings = List.copyOf(settings);
        this.text = text;
        this.folder = folder;
    }

    /** For listing alone. */
    static ReadableSets ofSets(Wiring wiring, List<String> settings, Console console) {
        SparkProcess spark = new SparkProcess(wiring.settings().spark(), console);
        return new SparkReading(
                spark,
                settings,
                () -> {
                    throw new IllegalStateException("only for listing");
                },
                () -> Path.of(""));
    }

    @Override
    public List<ReadableSet> newestFirst() {
        List<ReadableSet> sets = new ArrayList<>();
        for (JsonNode set : asked("sets").required("sets")) {
            List<ReadableTable> tables = new ArrayList<>();
            for (JsonNode table : set.required("tables")) {
                tables.add(new ReadableTable(
                        table.required("table").asText(),
                        table.required("rows").asLong(),
                        table.required("bytes").asLong(),
                        table.required("address").asText()));
            }
            sets.add(new ReadableSet(
                    set.required("run_id").asText(),
                    Instant.parse(set.required("published_at").asText()),
                    tables));
        }
        return sets;
    }

    @Override
    public long write(ReadableSet set, ReadableTable table, FileForm form, Path file) {
        boolean isParquet = form.kind() == Kind.PARQUET;
        Path parquet = isParquet ? file : folder.get().resolve("table.parquet");
        JsonNode written = asked(
                "export",
                "--table",
                table.name(),
                "--run",
                set.runId(),
                "--file",
                parquet.toAbsolutePath().toString());
        if (!isParquet) {
            text.get().asText(parquet, table.name(), form, file);
        }
        return written.required("rows").asLong();
    }

    private JsonNode asked(String... question) {
        List<String> arguments = new ArrayList<>(List.of(question));
        arguments.addAll(settings);
        return spark.ask(arguments);
    }
}
