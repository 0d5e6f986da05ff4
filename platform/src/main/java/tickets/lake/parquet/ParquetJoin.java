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
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.jspecify.annotations.Nullable;
import tickets.problem.Conflict;

/**
 * Joins row groups of Parquet files of one schema into one file: they are copied byte by byte and only the metadata is
 * written anew. Encoding the rows a second time would cost as much as the whole judging of them. One thread.
 */
public final class ParquetJoin {

    private final FileChannel target;
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private @Nullable FileMetaData metadata;

    private ParquetJoin(FileChannel target) {
        this.target = target;
    }

    /**
     * Writes whole files, in order, to {@code joined}.
     *
     * @param parts at least one whole Parquet file
     * @param joined is replaced
     * @param key a key of the new footer
     * @param value its value
     * @throws Conflict when they are not all of the same schema
     */
    public static void join(List<Path> parts, Path joined, String key, String value) throws IOException {
        List<RowGroups> groups = new ArrayList<>();
        for (Path part : parts) {
            groups.add(RowGroups.all(part));
        }
        joinGroups(groups, joined, key, value);
    }

    /**
     * Writes row groups, in order, to {@code joined}.
     *
     * @param groups at least one, though it may be of a file without rows
     * @param joined is replaced
     * @param key a key of the new footer
     * @param value its value
     * @throws Conflict when they are not all of the same schema
     */
    public static void joinGroups(List<RowGroups> groups, Path joined, String key, String value) throws IOException {
        try (FileChannel target = FileChannel.open(
                joined, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            target.write(ByteBuffer.wrap(ParquetFooter.MAGIC));
            ParquetJoin join = new ParquetJoin(target);
            for (RowGroups next : groups) {
                join.add(next);
            }
            join.finish(key, value);
        }
    }

    private void add(RowGroups groups) throws IOException {
        List<RowGroup> added = groups.footer().metadata().getRow_groups().subList(groups.from(), groups.to());
        requireSchema(groups);
        if (added.isEmpty()) {
            return;
        }
        long start = CopiedRowGroup.start(added.get(0));
        long shift = target.position() - start;
        copy(groups.file(), start, CopiedRowGroup.end(added.get(added.size() - 1)));
        added.forEach(group -> rowGroups.add(CopiedRowGroup.of(group, shift)));
    }

    private void requireSchema(RowGroups groups) {
        FileMetaData own = groups.footer().metadata();
        if (metadata == null) {
            metadata = new FileMetaData(own.getVersion(), own.getSchema(), 0, List.of());
            metadata.setCreated_by(own.getCreated_by());
            metadata.setColumn_orders(own.getColumn_orders());
        } else if (!metadata.getSchema().equals(own.getSchema())) {
            throw new Conflict(
                    "Cannot join " + groups.file()
                            + " with the parts before it: it has other columns, so another version"
                            + " of this program wrote it.",
                    "Make everything anew from the raw files: `tickets ingest --full`.");
        }
    }

    private void copy(Path file, long from, long to) throws IOException {
        try (FileChannel source = FileChannel.open(file)) {
            long position = from;
            while (position < to) {
                position += source.transferTo(position, to - position, target);
            }
        }
    }

    private void finish(String key, String value) throws IOException {
        FileMetaData joined = metadata;
        if (joined == null) {
            throw new IllegalArgumentException("no parts to join");
        }
        joined.setRow_groups(rowGroups);
        joined.setNum_rows(rowGroups.stream().mapToLong(RowGroup::getNum_rows).sum());
        joined.setKey_value_metadata(List.of(new KeyValue(key).setValue(value)));
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(target));
        ParquetFooter.write(joined, out);
        out.flush();
    }
}
