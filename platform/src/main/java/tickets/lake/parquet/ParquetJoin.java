package tickets.lake.parquet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;

/**
 * Joins Parquet files of one schema into one file: the row groups are copied byte by byte and only the metadata is
 * written anew. Encoding the rows a second time would cost as much as the whole judging of them.
 */
public final class ParquetJoin {

    private ParquetJoin() {}

    /**
     * Writes all row groups of {@code parts}, in order, to {@code joined}.
     *
     * @param parts at least one whole Parquet file; all of the same schema
     * @param joined is replaced
     * @param key a key of the new footer
     * @param value its value
     */
    public static void join(List<Path> parts, Path joined, String key, String value) throws IOException {
        try (FileChannel target = FileChannel.open(
                joined, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            target.write(ByteBuffer.wrap(ParquetFooter.MAGIC));
            FileMetaData metadata = null;
            List<RowGroup> rowGroups = new ArrayList<>();
            long rows = 0;
            for (Path part : parts) {
                ParquetFooter footer = ParquetFooter.read(part);
                long shift = target.position() - ParquetFooter.MAGIC.length;
                metadata = metadata == null ? footer.metadata() : sameSchema(metadata, footer, part);
                copyBody(part, footer.bodyEnd(), target);
                for (RowGroup group : footer.metadata().getRow_groups()) {
                    rowGroups.add(shifted(group, shift));
                }
                rows += footer.rows();
            }
            if (metadata == null) {
                throw new IllegalArgumentException("no parts to join");
            }
            metadata.setRow_groups(rowGroups);
            metadata.setNum_rows(rows);
            metadata.setKey_value_metadata(List.of(new KeyValue(key).setValue(value)));
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(target));
            ParquetFooter.write(metadata, out);
            out.flush();
        }
    }

    private static FileMetaData sameSchema(FileMetaData first, ParquetFooter footer, Path part) {
        if (!first.getSchema().equals(footer.metadata().getSchema())) {
            throw new IllegalArgumentException(part + " has another schema than the parts before it");
        }
        return first;
    }

    private static void copyBody(Path part, long bodyEnd, FileChannel target) throws IOException {
        try (FileChannel source = FileChannel.open(part)) {
            long position = ParquetFooter.MAGIC.length;
            while (position < bodyEnd) {
                position += source.transferTo(position, bodyEnd - position, target);
            }
        }
    }

    private static RowGroup shifted(RowGroup group, long shift) {
        if (group.isSetFile_offset()) {
            group.setFile_offset(group.getFile_offset() + shift);
        }
        group.unsetOrdinal();
        group.getColumns().forEach(chunk -> shift(chunk, shift));
        return group;
    }

    private static void shift(ColumnChunk chunk, long shift) {
        if (chunk.getFile_offset() > 0) {
            chunk.setFile_offset(chunk.getFile_offset() + shift);
        }
        // A page index names places in its own file; without it readers use the statistics of the row groups.
        chunk.unsetOffset_index_offset();
        chunk.unsetColumn_index_offset();
        ColumnMetaData column = chunk.getMeta_data();
        column.setData_page_offset(column.getData_page_offset() + shift);
        if (column.isSetDictionary_page_offset()) {
            column.setDictionary_page_offset(column.getDictionary_page_offset() + shift);
        }
        if (column.isSetIndex_page_offset()) {
            column.setIndex_page_offset(column.getIndex_page_offset() + shift);
        }
        if (column.isSetBloom_filter_offset()) {
            column.setBloom_filter_offset(column.getBloom_filter_offset() + shift);
        }
    }
}
