package tickets.spark.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.ingest.judging.JudgingSettings.OnMalformed;
import tickets.ingest.raw.ContentDigest;
import tickets.spark.TestSettings;
import tickets.spark.Tickets;

/** A file of lines is the same in one piece and in parts, wherever they are cut. */
class PartRowsTest {

    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    private final JudgingOrder order = new JudgingOrder(
            TestSettings.in(Path.of("unused")).settings().contract(),
            Instant.parse("2026-07-15T00:00:00Z"),
            64L * MIB,
            OnMalformed.FAIL);

    @Test
    void partsHoldEveryLineOnceInItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("lines.jsonl"), unevenLines());

        Found whole = judged(file, List.of(part(file, 0, 0, Long.MAX_VALUE)));
        Found parts = judged(file, partsOf(file, MIB));

        assertThat(parts.records).hasSizeGreaterThan(100).isEqualTo(whole.records);
        assertThat(parts.content).isEqualTo(whole.content).isEqualTo(contentOf(file));
    }

    @Test
    void aBorderBetweenTwoLinesBelongsToTheSecond() throws Exception {
        String first = "{\"a\":\"" + "x".repeat(MIB - 9) + "\"}\n";
        assertThat(first).hasSize(MIB);
        Path file = Files.writeString(folder.resolve("border.jsonl"), first + "{}\n[]\n");

        Found parts = judged(file, partsOf(file, MIB));

        assertThat(parts.records).hasSize(3);
        assertThat(parts.content).isEqualTo(contentOf(file));
    }

    @Test
    void aFileCutShortInAStretchIsKnownByItsWholeContent() throws Exception {
        Path file = Files.writeString(folder.resolve("none.jsonl"), "{}");

        assertThat(judged(file, List.of(part(file, 0, 0, Long.MAX_VALUE))).content)
                .isEqualTo(contentOf(file));
    }

    @Test
    void goodTicketsComeAsTheirFields() throws Exception {
        Path file = Files.writeString(
                folder.resolve("good.jsonl"), Tickets.ticket("TK-1", "2026-07-02T02:00:00+02:00", "Hello"));
        List<Row> rows = rows(part(file, 0, 0, Long.MAX_VALUE));

        Row ticket = rows.get(0).getStruct(7);

        assertThat(ticket.getString(0)).isEqualTo("TK-1");
        assertThat(ticket.<Instant>getAs(2)).isEqualTo(Instant.parse("2026-07-02T00:00:00Z"));
        assertThat(ticket.<Object>getAs(15)).isEqualTo("Hello");
    }

    /** Empty and blank lines, short and very long ones, Windows line ends, none at the end. */
    private static String unevenLines() {
        Random chance = new Random(5);
        StringBuilder lines = new StringBuilder();
        while (lines.length() < 5 * MIB) {
            switch (chance.nextInt(6)) {
                case 0 -> lines.append("  \t\n");
                case 1 -> lines.append("{\"ticket_id\":\"ü\"}\r\n");
                case 2 ->
                    lines.append("{\"a\":\"")
                            .append("é".repeat(chance.nextInt(40_000)))
                            .append("\"}\n");
                case 3 -> lines.append("no JSON\n");
                case 4 ->
                    lines.append("{\"b\":\"")
                            .append("y".repeat(chance.nextInt(20) == 0 ? 3 * MIB : 10))
                            .append("\"}\n");
                default -> lines.append('\n');
            }
        }
        return lines.append("{\"last\":1}").toString();
    }

    private record Found(List<String> records, String content) {}

    private Found judged(Path file, List<RawPart> parts) throws Exception {
        List<String> records = new ArrayList<>();
        List<byte[]> blocks = new ArrayList<>();
        long before = 0;
        long lines = 0;
        for (RawPart part : parts) {
            Row last = null;
            for (Row row : rows(part)) {
                if (row.isNullAt(10)) {
                    Row refusal = row.getStruct(9);
                    records.add(before + row.getLong(2) + " line " + (lines + row.getLong(3)) + " at " + row.getLong(4)
                            + ": " + refusal.getString(2).hashCode());
                } else {
                    last = row.getStruct(10);
                }
            }
            Row end = Objects.requireNonNull(last, "every part ends");
            before += end.getLong(0);
            lines += end.getLong(1);
            blocks.add(end.getAs(2));
        }
        return new Found(records, ContentDigest.ofStretches(blocks, Files.size(file)));
    }

    private List<Row> rows(RawPart part) throws IOException {
        try (FileSystem local = FileSystem.newInstanceLocal(new Configuration());
                FSDataInputStream stored = local.open(new org.apache.hadoop.fs.Path(part.address()));
                PartRows rows = new PartRows(part, order, order.contract().newJudge(order.now()), stored)) {
            List<Row> all = new ArrayList<>();
            rows.forEachRemaining(all::add);
            return all;
        }
    }

    private static List<RawPart> partsOf(Path file, long bytes) throws IOException {
        List<RawPart> parts = new ArrayList<>();
        long size = Files.size(file);
        for (long from = 0; from < size; from += bytes) {
            parts.add(part(file, parts.size(), from, Math.min(from + bytes, size)));
        }
        return parts;
    }

    private static RawPart part(Path file, int number, long from, long to) throws IOException {
        return new RawPart(0, number, "raw/lines.jsonl", file.toUri().toString(), Files.size(file), from, to);
    }

    private static String contentOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ContentDigest.of(in);
        }
    }
}
