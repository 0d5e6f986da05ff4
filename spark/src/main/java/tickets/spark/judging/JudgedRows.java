package tickets.spark.judging;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import tickets.ingest.judging.RawText;
import tickets.ingest.judging.RecordPlace;
import tickets.ticket.Violation;

/**
 * The rows that judging gives. Each has its place (index, line and byte offset counted from the beginning of its part,
 * the offset of the part's first byte added already) and one of: a good {@code ticket}, with the warnings about it; a
 * {@code refusal}; the {@code end} of its part.
 */
public final class JudgedRows {

    private static final StructType VIOLATION = new StructType()
            .add("code", StringType)
            .add("field", StringType)
            .add("seen", StringType)
            .add("expected", StringType);

    private static final StructType REFUSAL = new StructType()
            .add("codes", createArrayType(StringType, false))
            .add("violations", createArrayType(VIOLATION, false))
            .add("raw_text", StringType)
            .add("raw_base64", StringType)
            .add("is_truncated", BooleanType);

    private static final StructType END = new StructType()
            .add("records", LongType)
            .add("lines", LongType)
            .add("blocks", BinaryType)
            .add("failure", StringType)
            .add("remedy", StringType);

    /** The columns. */
    public static final StructType SCHEMA = new StructType()
            .add("file", IntegerType)
            .add("part", IntegerType)
            .add("record_index", LongType)
            .add("line", LongType)
            .add("byte_offset", LongType)
            .add("byte_length", LongType)
            .add("ticket_id", StringType)
            .add("ticket", TicketColumns.all())
            .add("warnings", createArrayType(VIOLATION, false))
            .add("refusal", REFUSAL)
            .add("end", END);

    private final RawPart part;
    private final long firstByte;

    JudgedRows(RawPart part, long firstByte) {
        this.part = part;
        this.firstByte = firstByte;
    }

    Row good(RecordPlace place, String ticketId, Row ticket, List<Violation> warnings) {
        return row(place, ticketId, ticket, warnings.isEmpty() ? null : violations(warnings), null, null);
    }

    Row refused(
            RecordPlace place, @Nullable String ticketId, List<Violation> violations, RawText raw, boolean isWhole) {
        Set<String> codes = new LinkedHashSet<>();
        violations.forEach(violation -> codes.add(violation.code()));
        Row refusal = RowFactory.create(
                codes.toArray(String[]::new), violations(violations), raw.text(), raw.base64(), !isWhole);
        return row(place, ticketId, null, null, refusal, null);
    }

    Row end(PartEnd end) {
        Row last = RowFactory.create(end.records(), end.lines(), end.blocks(), end.failure(), end.remedy());
        return row(new RecordPlace(part.key(), -1, 0, 0, 0), null, null, null, null, last);
    }

    private Row row(
            RecordPlace place,
            @Nullable String ticketId,
            @Nullable Row ticket,
            Row @Nullable [] warnings,
            @Nullable Row refusal,
            @Nullable Row end) {
        return RowFactory.create(
                part.file(),
                part.part(),
                place.index(),
                place.line(),
                firstByte + place.byteOffset(),
                place.byteLength(),
                ticketId,
                ticket,
                warnings,
                refusal,
                end);
    }

    private static Row[] violations(List<Violation> violations) {
        return violations.stream()
                .map(one -> RowFactory.create(one.code(), one.field(), one.seen(), one.expected()))
                .toArray(Row[]::new);
    }
}
