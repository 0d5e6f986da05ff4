package tickets.lake.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tickets.lake.FileForm;
import tickets.lake.FileForm.Kind;
import tickets.lake.FileProblems;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.ReadableSet;
import tickets.lake.ReadableTable;
import tickets.lake.TableExport;
import tickets.lake.parquet.ParquetFooter;
import tickets.problem.Unavailable;

/** Exports tables that are Parquet files in the object store: as they are, or as text that the engine writes. */
public final class DuckDbTableExport implements TableExport {

    private final ObjectStore store;
    private final Supplier<DuckDbSession> session;
    private final Path workFolder;

    /**
     * @param store where the tables are
     * @param session asked for only when the engine is needed
     * @param workFolder where a copy of a table goes when the store is not on this machine
     */
    public DuckDbTableExport(ObjectStore store, Supplier<DuckDbSession> session, Path workFolder) {
        this.store = store;
        this.session = session;
        this.workFolder = workFolder;
    }

    @Override
    public long write(ReadableSet set, ReadableTable table, FileForm form, Path file) {
        String key = PublishedTables.key(set.runId(), table.name());
        return form.kind() == Kind.PARQUET ? copied(key, file) : written(key, table.name(), form, file);
    }

    /** The published file itself: its footer names the run already. */
    private long copied(String key, Path file) {
        try (InputStream from = store.open(key);
                OutputStream to = Files.newOutputStream(file)) {
            from.transferTo(to);
        } catch (IOException failed) {
            throw FileProblems.translate("write", file, failed);
        }
        try {
            return ParquetFooter.read(file).rows();
        } catch (IOException failed) {
            throw FileProblems.translate("read back", file, failed);
        }
    }

    private long written(String key, String table, FileForm form, Path file) {
        return asText(store.localFile(key, workFolder), table, form, file);
    }

    /**
     * Writes a Parquet file of this machine as text.
     *
     * @param table whose rows they are, for messages
     * @param form of text
     * @param file replaced when it is there
     * @return how many rows were written
     */
    public long asText(Path parquet, String table, FileForm form, Path file) {
        DuckDbSession engine = session.get();
        String rows = DuckDbEngine.parquet(List.of(parquet));
        try {
            engine.execute(
                    "export the table " + table,
                    "copy (" + new TextColumns(engine, rows).query(form.kind()) + ") to " + Sql.text(file.toString())
                            + " (" + options(form) + ")");
        } catch (Unavailable failed) {
            String message = String.valueOf(failed.getMessage());
            throw message.contains(file.toString()) ? noRoom(message, failed) : failed;
        }
        return engine.number("select count(*) from " + rows);
    }

    private static String options(FileForm form) {
        String format = form.kind() == Kind.JSON_LINES ? "format json, array false" : "format csv, header true";
        String compression = switch (form.packing()) {
            case PLAIN -> "none";
            case GZIP, ZSTD -> form.packing().name().toLowerCase(Locale.ROOT);
        };
        return format + ", compression " + compression + ", use_tmp_file false";
    }

    private static Unavailable noRoom(String message, Unavailable failed) {
        return new Unavailable(
                message, "Free disk space there, or export to another disk or compressed (.gz).", failed);
    }
}
