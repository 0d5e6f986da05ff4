package tickets.ingest.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the records, their layout and the size of the buffers: the same records come out, each in its place. */
class RecordCutterPropertyTest {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    @Property(tries = 400)
    void cutsAnArrayIntoItsRecords(
            @ForAll("values") List<String> records,
            @ForAll("gaps") List<String> gaps,
            @ForAll boolean withByteOrderMark,
            @ForAll @IntRange(min = 8, max = 96) int bufferBytes,
            @ForAll WrittenFile.Packing packing) {
        WrittenFile file = new WrittenFile().filling(withByteOrderMark ? BYTE_ORDER_MARK : "");
        file.filling(gap(gaps, 0)).filling("[").filling(gap(gaps, 1));
        for (int i = 0; i < records.size(); i++) {
            file.filling(i == 0 ? "" : gap(gaps, i) + "," + gap(gaps, i + 2)).record(records.get(i));
        }
        file.filling(gap(gaps, 3)).filling("]").filling(gap(gaps, 4));

        CutFile cut = CutFile.of(file.packed(packing, 50), bufferBytes, CutFile.NO_LIMIT);

        assertThat(cut.malformation()).isNull();
        assertThat(cut.pieces()).containsExactlyElementsOf(file.pieces());
    }

    @Property(tries = 400)
    void cutsLinesIntoTheirRecords(
            @ForAll("lines") List<String> records,
            @ForAll("lineEnds") List<String> lineEnds,
            @ForAll boolean withByteOrderMark,
            @ForAll @IntRange(min = 8, max = 96) int bufferBytes,
            @ForAll WrittenFile.Packing packing) {
        WrittenFile file = new WrittenFile().filling(withByteOrderMark ? BYTE_ORDER_MARK : "");
        for (int i = 0; i < records.size(); i++) {
            file.record(records.get(i));
            file.filling(i == records.size() - 1 && lineEnds.size() % 2 == 0 ? "" : gap(lineEnds, i));
        }

        CutFile cut = CutFile.of(file.packed(packing, 50), bufferBytes, CutFile.NO_LIMIT);

        assertThat(cut.malformation()).isNull();
        assertThat(cut.pieces()).containsExactlyElementsOf(file.pieces());
    }

    /** Buffers that are large enough for a file to begin with smaller chunks. */
    @Property(tries = 60)
    void cutsAlikeWithBuffersOfAnySize(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 200_000) Integer> lengths,
            @ForAll boolean isArray,
            @ForAll @IntRange(min = 70_000, max = 500_000) int bufferBytes,
            @ForAll WrittenFile.Packing packing) {
        WrittenFile file = new WrittenFile().filling(isArray ? "[" : "");
        for (int i = 0; i < lengths.size(); i++) {
            file.filling(i == 0 ? "" : isArray ? ",\n" : "\n")
                    .record("{\"" + "x".repeat(lengths.get(i)) + "\": " + i + "}");
        }
        file.filling(isArray ? "]" : "\n");

        CutFile cut = CutFile.of(file.packed(packing, 5_000), bufferBytes, CutFile.NO_LIMIT);

        assertThat(cut.malformation()).isNull();
        assertThat(cut.pieces()).containsExactlyElementsOf(file.pieces());
    }

    @Property(tries = 400)
    void tellsPlaceAndLengthOfRecordsThatAreTooLong(
            @ForAll("values") List<String> records,
            @ForAll @IntRange(min = 8, max = 96) int bufferBytes,
            @ForAll @IntRange(min = 1, max = 60) int maxRecordBytes) {
        WrittenFile file = new WrittenFile().filling("[\n");
        for (int i = 0; i < records.size(); i++) {
            file.filling(i == 0 ? "" : ",\n").record(records.get(i));
        }
        file.filling("\n]\n");

        CutFile cut = CutFile.of(file.bytes(), bufferBytes, maxRecordBytes);

        assertThat(cut.malformation()).isNull();
        assertThat(cut.pieces()).containsExactlyElementsOf(file.pieces());
    }

    @Property(tries = 400)
    void neverLosesWhatStoodBeforeATruncation(
            @ForAll("values") List<String> records,
            @ForAll @IntRange(min = 8, max = 96) int bufferBytes,
            @ForAll @IntRange(min = 0, max = 99) int percentKept) {
        WrittenFile file = new WrittenFile().filling("[");
        for (int i = 0; i < records.size(); i++) {
            file.filling(i == 0 ? "" : ",\n").record(records.get(i));
        }
        byte[] whole = file.filling("]").bytes();
        int kept = Math.max(1, whole.length * percentKept / 100);

        CutFile cut = CutFile.of(Arrays.copyOf(whole, kept), bufferBytes, CutFile.NO_LIMIT);

        List<CutFile.Piece> surelyWhole = file.pieces().stream()
                .filter(piece -> piece.byteOffset() + piece.byteLength() < kept)
                .toList();
        assertThat(cut.pieces()).containsAll(surelyWhole);
        assertThat(cut.malformation()).isNotNull();
        assertThat(cut.fault().byteOffset()).isBetween(0L, (long) kept);
        assertThat(cut.fault().reason()).contains("truncated");
    }

    private static String gap(List<String> gaps, int i) {
        return gaps.isEmpty() ? "\n" : gaps.get(i % gaps.size());
    }

    @Provide
    Arbitrary<List<String>> gaps() {
        return Arbitraries.of("", " ", "\n", "\r\n", "\n\t ", "  \n\n  ").list().ofMaxSize(7);
    }

    @Provide
    Arbitrary<List<String>> lineEnds() {
        return Arbitraries.of("\n", "\r\n", " \n", "\n\n", "\r\n\r\n", "\n \t\n  ")
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return value("\n").list().ofMaxSize(9);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        // A first line that begins with a bracket is an array: that is how the two are told apart.
        return value(" ").filter(line -> !line.startsWith("[")).list().ofMaxSize(9);
    }

    /** @param gap white space within a record */
    private static Arbitrary<String> value(String gap) {
        Arbitrary<String> text = Arbitraries.of(
                        "",
                        "a",
                        "plain text",
                        "{",
                        "}]",
                        "[{",
                        ",",
                        "\\\"",
                        "\\\\",
                        "\\\\\\\"",
                        "\\n",
                        "é",
                        "😀",
                        ":",
                        "\\u005d")
                .list()
                .ofMaxSize(6)
                .map(parts -> "\"" + String.join("", parts) + "\"");
        Arbitrary<String> scalar = Arbitraries.oneOf(text, Arbitraries.of("0", "-1.5e3", "true", "null", "NaN"));
        Arbitrary<String> object = Combinators.combine(text, Arbitraries.lazy(() -> inner(text, scalar, gap)))
                .as((key, value) -> "{" + gap + key + ": " + value + gap + "}");
        return Arbitraries.frequencyOf(
                Tuple.of(8, object),
                Tuple.of(2, scalar),
                Tuple.of(1, Arbitraries.of("{}", "{\"a\": {\"b\": [[], {}]}}")),
                Tuple.of(1, Arbitraries.of("[]", "[{\"a\": \"]\"}]")));
    }

    private static Arbitrary<String> inner(Arbitrary<String> text, Arbitrary<String> scalar, String gap) {
        return Arbitraries.oneOf(
                scalar,
                text.list().ofMaxSize(4).map(items -> "[" + String.join("," + gap, items) + "]"),
                Combinators.combine(text, scalar).as((key, value) -> "{" + key + ":" + gap + value + "}"));
    }
}
