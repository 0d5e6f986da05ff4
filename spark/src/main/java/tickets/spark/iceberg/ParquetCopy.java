package tickets.spark.iceberg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Files;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.iceberg.shaded.org.apache.parquet.column.ParquetProperties;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.ParquetWriter;
import org.apache.iceberg.shaded.org.apache.parquet.io.LocalOutputFile;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import tickets.lake.RunFacts;

/**
 * Writes rows to one Parquet file on the driver's machine, in their order and with the run's id in the footer: for the
 * small tables that the platform's own commands read. Rows pass one by one, so memory does not grow with them.
 */
public final class ParquetCopy {

    private static final String NAME = "tickets";

    private ParquetCopy() {}

    /**
     * Writes the file.
     *
     * @return how many rows were written
     */
    public static long write(Dataset<Row> rows, Path file, String runId) throws IOException {
        Schema schema = SparkSchemaUtil.convert(rows.schema());
        long count = 0;
        try (FileAppender<GenericRecord> out = Parquet.write(Files.localOutput(file.toFile()))
                .schema(schema)
                .named(NAME)
                .overwrite()
                .meta(RunFacts.FOOTER_KEY, runId)
                .set("write.parquet.compression-codec", "snappy")
                .createWriterFunc(type -> GenericParquetWriter.create(schema, type))
                .build()) {
            Iterator<Row> all = rows.toLocalIterator();
            while (all.hasNext()) {
                out.add(record(all.next(), schema.asStruct()));
                count++;
            }
        }
        if (count == 0) {
            writeEmpty(schema, file, runId);
        }
        return count;
    }

    /** Iceberg's writer makes no file before its first row. */
    private static void writeEmpty(Schema schema, Path file, String runId) throws IOException {
        try (ParquetFileWriter out = new ParquetFileWriter(
                new LocalOutputFile(file),
                ParquetSchemaUtil.convert(schema, NAME),
                Mode.OVERWRITE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null,
                ParquetProperties.builder().build())) {
            out.start();
            out.end(Map.of(RunFacts.FOOTER_KEY, runId));
        }
    }

    private static GenericRecord record(Row row, Types.StructType type) {
        GenericRecord record = GenericRecord.create(type);
        List<Types.NestedField> fields = type.fields();
        for (int i = 0; i < fields.size(); i++) {
            record.set(i, value(row.get(i), fields.get(i).type()));
        }
        return record;
    }

    private static @Nullable Object value(@Nullable Object value, Type type) {
        if (value == null) {
            return null;
        }
        if (type.isStructType()) {
            return record((Row) value, type.asStructType());
        }
        if (type.isListType()) {
            Type element = type.asListType().elementType();
            List<?> elements = value instanceof scala.collection.Seq<?> sequence
                    ? CollectionConverters.asJava(sequence)
                    : Arrays.asList((Object[]) value);
            return elements.stream().map(one -> value(one, element)).toList();
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }
}
