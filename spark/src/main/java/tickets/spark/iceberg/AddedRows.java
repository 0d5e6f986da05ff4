package tickets.spark.iceberg;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The rows that were added to an Iceberg table from one snapshot to another: reads the files of those additions alone.
 */
final class AddedRows implements SupportsRead {

    private final SupportsRead table;
    private final Map<String, String> range;

    private AddedRows(SupportsRead table, Map<String, String> range) {
        this.table = table;
        this.range = range;
    }

    /**
     * @param behind the snapshot before the first addition
     * @param upTo the snapshot of the last one
     */
    static AddedRows between(Table table, long behind, long upTo) {
        return new AddedRows(
                (SupportsRead) table,
                Map.of("start-snapshot-id", Long.toString(behind), "end-snapshot-id", Long.toString(upTo)));
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
        Map<String, String> all = new HashMap<>(options.asCaseSensitiveMap());
        all.putAll(range);
        return table.newScanBuilder(new CaseInsensitiveStringMap(all));
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public Column[] columns() {
        return table.columns();
    }

    @Override
    public Set<TableCapability> capabilities() {
        return table.capabilities();
    }
}
