package tickets.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import tickets.lake.TableFile;
import tickets.lake.duckdb.PlacedRow;

/**
 * Cuts an offline table into slices. A slice depends on the rows of a stretch of bronze, on which of them are
 * superseded, and on the table's definition: its name is a hash of these, so equal names mean equal rows. Stretches end
 * where parts end, so that a part is always cut alike.
 */
final class OfflineSlices {

    /** Small, so that a few new versions of old tickets change few slices; planning the SQL costs the same for each. */
    private static final long ROWS = 16_384;

    private static final byte[] DEFINITION = (TableFile.named(TableBuild.OFFLINE)
                            .sql()
                    + TableFile.functionsFor("duckdb"))
            .getBytes(StandardCharsets.UTF_8);

    private final BronzeTable bronze;
    private final Iterator<PlacedRow> superseded;
    private final List<WantedSlice> slices = new ArrayList<>();
    private @Nullable PlacedRow nextSuperseded;
    private long rows;

    private OfflineSlices(BronzeTable bronze, Iterator<PlacedRow> superseded) {
        this.bronze = bronze;
        this.superseded = superseded;
        this.nextSuperseded = following();
    }

    /**
     * The slices in order.
     *
     * @param superseded the superseded rows of bronze, in its order; history has millions, so they are not kept
     */
    static List<WantedSlice> of(BronzeTable bronze, Iterator<PlacedRow> superseded) {
        OfflineSlices cutting = new OfflineSlices(bronze, superseded);
        int from = 0;
        while (from < bronze.groups().size()) {
            from = cutting.cut(from);
        }
        return cutting.slices;
    }

    private @Nullable PlacedRow following() {
        return superseded.hasNext() ? superseded.next() : null;
    }

    /** Cuts the slice that begins with this row group, and tells where the next one begins. */
    private int cut(int from) {
        List<BronzeGroup> groups = bronze.groups();
        BronzeGroup first = groups.get(from);
        long sliceRows = first.rows();
        int to = from + 1;
        while (to < groups.size()
                && groups.get(to).part().equals(first.part())
                && sliceRows + groups.get(to).rows() <= ROWS) {
            sliceRows += groups.get(to).rows();
            to++;
        }
        MessageDigest name = DigestUtils.getSha256Digest();
        name.update(DEFINITION);
        name.update((first.part() + "#" + first.inPart() + "+" + (to - from)).getBytes(StandardCharsets.UTF_8));
        SupersededStretch own = takeSuperseded(sliceRows, name);
        slices.add(new WantedSlice(
                HexFormat.of().formatHex(name.digest()), bronze.table().only(from, to), own));
        rows += sliceRows;
        return to;
    }

    /** Those of the slice's rows; their numbers within it become part of its name. */
    private @Nullable SupersededStretch takeSuperseded(long sliceRows, MessageDigest name) {
        SupersededStretch own = null;
        for (PlacedRow row = nextSuperseded; row != null && row.number() < rows + sliceRows; row = nextSuperseded) {
            name.update(
                    ByteBuffer.allocate(Long.BYTES).putLong(row.number() - rows).flip());
            own = new SupersededStretch(row.source(), own == null ? row.position() : own.first(), row.position());
            nextSuperseded = following();
        }
        return own;
    }
}
