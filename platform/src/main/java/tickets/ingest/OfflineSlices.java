package tickets.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
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
    private final List<PlacedRow> superseded;
    private final List<WantedSlice> slices = new ArrayList<>();
    private int nextSuperseded;
    private long rows;

    private OfflineSlices(BronzeTable bronze, List<PlacedRow> superseded) {
        this.bronze = bronze;
        this.superseded = superseded;
    }

    /**
     * The slices in order.
     *
     * @param superseded the superseded rows of bronze, in its order
     */
    static List<WantedSlice> of(BronzeTable bronze, List<PlacedRow> superseded) {
        OfflineSlices cutting = new OfflineSlices(bronze, superseded);
        int from = 0;
        while (from < bronze.groups().size()) {
            from = cutting.cut(from);
        }
        return cutting.slices;
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
        int begin = nextSuperseded;
        while (nextSuperseded < superseded.size()
                && superseded.get(nextSuperseded).number() < rows + sliceRows) {
            nextSuperseded++;
        }
        List<PlacedRow> own = superseded.subList(begin, nextSuperseded);
        String groupNames = first.part() + "#" + first.inPart() + "+" + (to - from);
        slices.add(new WantedSlice(name(groupNames, own), bronze.table().only(from, to), own));
        rows += sliceRows;
        return to;
    }

    private String name(String groupNames, List<PlacedRow> own) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(DEFINITION);
        digest.update(groupNames.getBytes(StandardCharsets.UTF_8));
        ByteBuffer numbers = ByteBuffer.allocate(own.size() * Long.BYTES);
        own.forEach(row -> numbers.putLong(row.number() - rows));
        digest.update(numbers.flip());
        return HexFormat.of().formatHex(digest.digest());
    }
}
