package tickets.spark.iceberg;

import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.TypeUtil;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import tickets.problem.Conflict;

/** Makes tables, and lets the columns of those that are there follow the program's. */
final class TableShape {

    private static final Map<String, String> MONTHS_OF = Map.of(
            SetTables.BRONZE, "created_at",
            SetTables.OFFLINE, "created_at",
            SetTables.QUARANTINE, "_ingested_at",
            SetTables.WARNINGS, "_ingested_at");

    private static final Map<String, String> PROPERTIES = Map.of(
            "format-version", "2",
            "write.merge.mode", "copy-on-write",
            "write.delete.mode", "copy-on-write",
            "write.update.mode", "copy-on-write",
            "write.parquet.compression-codec", "snappy",
            "write.metadata.delete-after-commit.enabled", "true",
            "write.metadata.previous-versions-max", "20");

    private final LakeCatalog catalog;

    TableShape(LakeCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Makes the table, without a snapshot, if it is not there; else adds the columns that it has not. Every column may
     * hold nulls, as Spark makes them.
     *
     * @throws Conflict when it has columns that cannot become these
     */
    void fit(String table, StructType columns) {
        Schema wanted = SparkSchemaUtil.convert(columns.asNullable());
        if (catalog.exists(table)) {
            change(table, catalog.load(table), wanted);
        } else {
            create(table, wanted);
        }
    }

    private void create(String table, Schema columns) {
        PartitionSpec.Builder partitions = PartitionSpec.builderFor(columns);
        String time = MONTHS_OF.get(table);
        if (time != null) {
            partitions.month(time);
        }
        catalog.createNamespaceOf(table);
        catalog.iceberg()
                .buildTable(catalog.identifier(table), columns)
                .withPartitionSpec(partitions.build())
                .withProperties(PROPERTIES)
                .withProperty(LakeCatalog.LAKE, catalog.lake())
                .create();
    }

    private void change(String name, Table table, Schema wanted) {
        List<String> gone = TypeUtil.indexByName(table.schema().asStruct()).keySet().stream()
                .filter(column -> wanted.findField(column) == null)
                .sorted()
                .toList();
        if (!gone.isEmpty()) {
            throw conflict(name, "it has columns that are not made any more: " + String.join(", ", gone), null);
        }
        UpdateSchema change = table.updateSchema();
        try {
            change = change.unionByNameWith(wanted);
            if (!change.apply().sameSchema(table.schema())) {
                change.commit();
            }
        } catch (IllegalArgumentException | ValidationException narrower) {
            throw conflict(name, String.valueOf(narrower.getMessage()), narrower);
        }
    }

    private Conflict conflict(String table, String why, @Nullable RuntimeException cause) {
        String message = "Cannot write the Iceberg table " + catalog.sqlName(table) + ": " + why + ".";
        String remedy =
                "Change its columns with a tool of yours, or drop it and run tickets ingest --full engine=spark,"
                        + " which makes all tables anew; sets before that cannot be read any more then.";
        return cause == null ? new Conflict(message, remedy) : new Conflict(message, remedy, cause);
    }
}
