package tickets.lake.parquet;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;

/** Where the bytes of a row group are, and its metadata once they are somewhere else. */
final class CopiedRowGroup {

    private CopiedRowGroup() {}

    /** The first byte of the row group. */
    static long start(RowGroup group) {
        return group.getColumns().stream()
                .mapToLong(column -> start(column.getMeta_data()))
                .min()
                .orElseThrow();
    }

    /** The byte behind the row group. */
    static long end(RowGroup group) {
        return group.getColumns().stream()
                .map(ColumnChunk::getMeta_data)
                .mapToLong(column -> start(column) + column.getTotal_compressed_size())
                .max()
                .orElseThrow();
    }

    private static long start(ColumnMetaData column) {
        return column.isSetDictionary_page_offset() && column.getDictionary_page_offset() > 0
                ? Math.min(column.getDictionary_page_offset(), column.getData_page_offset())
                : column.getData_page_offset();
    }

    /** The metadata of {@code group} once its bytes have moved; {@code group} itself stays. */
    static RowGroup of(RowGroup group, long shift) {
        RowGroup moved = new RowGroup(group);
        if (moved.isSetFile_offset()) {
            moved.setFile_offset(moved.getFile_offset() + shift);
        }
        moved.unsetOrdinal();
        moved.getColumns().forEach(chunk -> shift(chunk, shift));
        return moved;
    }

    private static void shift(ColumnChunk chunk, long shift) {
        if (chunk.getFile_offset() > 0) {
            chunk.setFile_offset(chunk.getFile_offset() + shift);
        }
        // Page indexes and Bloom filters stand outside the row groups and are not copied; readers do without.
        chunk.unsetOffset_index_offset();
        chunk.unsetOffset_index_length();
        chunk.unsetColumn_index_offset();
        chunk.unsetColumn_index_length();
        ColumnMetaData column = chunk.getMeta_data();
        column.unsetBloom_filter_offset();
        column.unsetBloom_filter_length();
        column.setData_page_offset(column.getData_page_offset() + shift);
        if (column.isSetDictionary_page_offset()) {
            column.setDictionary_page_offset(column.getDictionary_page_offset() + shift);
        }
        if (column.isSetIndex_page_offset()) {
            column.setIndex_page_offset(column.getIndex_page_offset() + shift);
        }
    }
}
