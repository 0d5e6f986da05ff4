package tickets.lake.parquet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/** The columns in a footer's schema, which is a tree written down from the root, each node before its children. */
final class ParquetColumns {

    private static final String LIST = "list";

    private final List<SchemaElement> schema;
    private int next = 1;

    private ParquetColumns(List<SchemaElement> schema) {
        this.schema = schema;
    }

    /** Column to type, such as {@code bigint} or {@code list<varchar>}, in the order of the file. */
    static Map<String, String> of(List<SchemaElement> schema) {
        ParquetColumns columns = new ParquetColumns(schema);
        Map<String, String> types = new LinkedHashMap<>();
        while (columns.next < schema.size()) {
            types.put(schema.get(columns.next).getName(), columns.type());
        }
        return types;
    }

    /** The type of the next node; its children are passed over with it. */
    private String type() {
        SchemaElement node = schema.get(next++);
        if (!node.isSetNum_children()) {
            return plainType(node);
        }
        boolean isList = node.getConverted_type() == ConvertedType.LIST;
        String inner = "";
        for (int child = 0; child < node.getNum_children(); child++) {
            inner = type();
        }
        if (isList) {
            return LIST + "<" + inner + ">";
        }
        return node.getNum_children() == 1 ? inner : "struct";
    }

    private static String plainType(SchemaElement column) {
        if (column.isSetLogicalType() && column.getLogicalType().isSetTIMESTAMP()) {
            return "timestamp";
        }
        if (column.getType() == Type.BYTE_ARRAY) {
            return column.getConverted_type() == ConvertedType.UTF8 ? "varchar" : "blob";
        }
        return switch (column.getType()) {
            case INT32 -> "integer";
            case INT64 -> "bigint";
            default -> column.getType().name().toLowerCase(Locale.ROOT);
        };
    }
}
