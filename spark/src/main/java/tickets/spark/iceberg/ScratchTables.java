package tickets.spark.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;

/** Tables that go with the run that made them; they carry its id in their names. */
public final class ScratchTables {

    private static final String LAYER = "platform";

    private final LakeCatalog catalog;

    /** @param catalog where they are */
    public ScratchTables(LakeCatalog catalog) {
        this.catalog = catalog;
    }

    /** The name of a run's table: {@code platform/judged_20261124T063953Z_2946e8}. */
    public static String named(String what, String runId) {
        return LAYER + "/" + what + "_" + runId.replace('-', '_');
    }

    /** Removes all that killed runs of this lake have left; for a run that has not made any yet. */
    public void removeAll() {
        for (String table : catalog.tablesIn(LAYER)) {
            if (catalog.lake().equals(catalog.load(table).properties().get(LakeCatalog.LAKE))) {
                drop(table);
            }
        }
    }

    /** Removes a table and its files, if it is there. */
    public void drop(String table) {
        if (!catalog.exists(table)) {
            return;
        }
        TableIdentifier name = catalog.identifier(table);
        Table loaded = catalog.load(table);
        Path folder = new Path(loaded.location());
        catalog.iceberg().dropTable(name, true);
        try {
            folder.getFileSystem(catalog.session().sessionState().newHadoopConf())
                    .delete(folder, true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
