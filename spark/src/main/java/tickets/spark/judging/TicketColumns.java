package tickets.spark.judging;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import tickets.ticket.FieldShape;
import tickets.ticket.TicketField;

/** The sixty fields of the contract as columns of Spark. */
public final class TicketColumns {

    private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);

    private TicketColumns() {}

    /** The columns in the contract's order. */
    public static StructType all() {
        List<StructField> columns = new ArrayList<>();
        for (TicketField field : TicketField.values()) {
            columns.add(DataTypes.createStructField(field.key(), type(field.shape()), true));
        }
        return DataTypes.createStructType(columns);
    }

    private static DataType type(FieldShape shape) {
        if (shape instanceof FieldShape.WholeNumber) {
            return DataTypes.IntegerType;
        }
        if (shape instanceof FieldShape.RealNumber) {
            return DataTypes.DoubleType;
        }
        if (shape instanceof FieldShape.Flag) {
            return DataTypes.BooleanType;
        }
        if (shape instanceof FieldShape.Time) {
            return DataTypes.TimestampType;
        }
        return shape instanceof FieldShape.TextList ? TEXTS : DataTypes.StringType;
    }
}
