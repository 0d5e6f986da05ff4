package tickets.spark.iceberg;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * The names that table files read ({@code bronze.tickets}), each bound to one version of an Iceberg table: to the
 * branch a run writes, or to what that has added. So a table file reads one set and never two, and does not know of it.
 * Reads only; Spark makes one for a session.
 */
public final class PinnedTables implements TableCatalog {

    private final Map<Identifier, Pin> pins = new ConcurrentHashMap<>();
    private String name = "";
    private @Nullable TableCatalog tables;

    @Override
    public void initialize(String catalogName, CaseInsensitiveStringMap options) {
        name = catalogName;
    }

    /** Where the tables themselves are. */
    void over(TableCatalog catalog) {
        tables = catalog;
    }

    /** Makes {@code nameInFiles} read a branch of {@code table} from now on. */
    void pin(Identifier nameInFiles, Identifier table, String branch) {
        pins.put(nameInFiles, found -> found.loadTable(table, branch));
    }

    /** Makes {@code nameInFiles} read what was added to {@code table} behind one snapshot up to another. */
    void pinAdded(Identifier nameInFiles, Identifier table, long behind, long upTo) {
        pins.put(nameInFiles, found -> AddedRows.between(found.loadTable(table), behind, upTo));
    }

    /** What a name stands for. */
    @FunctionalInterface
    private interface Pin {
        Table in(TableCatalog tables) throws NoSuchTableException;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
        return pins.keySet().stream()
                .filter(table -> Arrays.equals(table.namespace(), namespace))
                .toArray(Identifier[]::new);
    }

    @Override
    public Table loadTable(Identifier table) throws NoSuchTableException {
        Pin pin = pins.get(table);
        if (tables == null || pin == null) {
            throw new NoSuchTableException(table);
        }
        return pin.in(tables);
    }

    @Override
    public Table alterTable(Identifier table, TableChange... changes) {
        throw readOnly();
    }

    @Override
    public boolean dropTable(Identifier table) {
        throw readOnly();
    }

    @Override
    public void renameTable(Identifier from, Identifier to) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("A published version of a table never changes");
    }
}
