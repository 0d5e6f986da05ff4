package tickets.lake.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The footer of one Parquet file.
 *
 * <p>Layout: {@code PAR1}, row groups, the metadata (Thrift), its length as a little-endian int, {@code PAR1}; see <a
 * href="https://parquet.apache.org/docs/file-format/">the file format</a>.
 */
public final class ParquetFooter {

    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL_BYTES = 8;

    private final FileMetaData metadata;

    private ParquetFooter(FileMetaData metadata) {
        this.metadata = metadata;
    }

    /** Reads the footer; an {@link IOException} says that the file is no whole Parquet file. */
    public static ParquetFooter read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            long tailAt = channel.size() - TAIL_BYTES;
            if (tailAt < MAGIC.length) {
                throw new IOException(file + " is too short for a Parquet file");
            }
            channel.read(tail, tailAt);
            int length = tail.getInt(0);
            boolean magic = tail.slice(4, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
            if (!magic || length < 0 || length > tailAt - MAGIC.length) {
                throw new IOException(file + " does not end like a Parquet file");
            }
            ByteBuffer thrift = ByteBuffer.allocate(length);
            channel.read(thrift, tailAt - length);
            return new ParquetFooter(Util.readFileMetaData(new ByteArrayInputStream(thrift.array())));
        }
    }

    static void write(FileMetaData metadata, OutputStream out) throws IOException {
        ByteArrayOutputStream thrift = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, thrift);
        out.write(thrift.toByteArray());
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(thrift.size())
                .array());
        out.write(MAGIC);
    }

    /** How many rows the file has. */
    public long rows() {
        return metadata.getNum_rows();
    }

    /** The value of a key of the footer, if it is there. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(metadata.getKey_value_metadata()).stream()
                .flatMap(List::stream)
                .filter(entry -> entry.getKey().equals(key))
                .map(KeyValue::getValue)
                .findFirst();
    }

    /** Column to type, such as {@code bigint} or {@code list<varchar>}, in the order of the file. */
    public Map<String, String> columns() {
        return ParquetColumns.of(metadata.getSchema());
    }

    /** How many rows each row group has. */
    public List<Long> groupRows() {
        return metadata.getRow_groups().stream().map(RowGroup::getNum_rows).toList();
    }

    /** Whether both files have the same columns. */
    public boolean hasSchemaOf(ParquetFooter other) {
        return metadata.getSchema().equals(other.metadata.getSchema());
    }

    FileMetaData metadata() {
        return metadata;
    }
}
