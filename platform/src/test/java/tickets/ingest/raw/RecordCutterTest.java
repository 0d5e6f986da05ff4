package tickets.ingest.raw;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.ingest.raw.CutFile.Piece;
import tickets.ingest.raw.WrittenFile.Packing;

class RecordCutterTest {

    @Nested
    class ReadableFiles {

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n\r\n\t \n", "\ufeff", "\ufeff\n", "[]", " [ \n ] ", "\ufeff[]\n"})
        void findsNothingInAFileWithoutRecords(String file) {
            CutFile cut = CutFile.of(file);

            assertThat(cut.pieces()).isEmpty();
            assertThat(cut.malformation()).isNull();
        }

        @Test
        void takesAPrettyPrintedArray() {
            CutFile cut = CutFile.of("[\r\n  {\r\n    \"a\": 1\r\n  },\r\n  {\r\n    \"b\": [2, {}]\r\n  }\r\n]\r\n");

            assertThat(cut.format()).isEqualTo(FileFormat.ARRAY);
            assertThat(cut.pieces())
                    .containsExactly(
                            new Piece(0, 2, 5, 18, "{\r\n    \"a\": 1\r\n  }"),
                            new Piece(1, 5, 28, 24, "{\r\n    \"b\": [2, {}]\r\n  }"));
        }

        @ParameterizedTest
        @CsvSource({"'[', ',', ']'", "'', '\n', ''"})
        void beginsWithTwoSmallChunksSoThatNobodyWaitsLong(String opening, String between, String closing)
                throws IOException, InterruptedException {
            String record = "{\"text\": \"" + "x".repeat(980) + "\"}";
            byte[] file =
                    (opening + String.join(between, Collections.nCopies(2_000, record)) + closing).getBytes(UTF_8);

            List<Integer> records = new ArrayList<>();
            ChunkBuffers buffers = new ChunkBuffers(1, 512 * 1024);
            RecordCutter cutter = new RecordCutter(
                    new RawFile("raw/a", file.length, Instant.EPOCH, ""),
                    new ByteArrayInputStream(file),
                    buffers,
                    CutFile.NO_LIMIT);
            for (Optional<Chunk> next = cutter.next(0); next.isPresent(); next = cutter.next(records.size())) {
                records.add(next.get().size());
                buffers.giveBack(next.get().bytes());
            }

            assertThat(records.subList(0, 2)).allMatch(count -> count > 100 && count < 140);
            assertThat(records.subList(2, 4)).allMatch(count -> count > 500 && count < 540);
            assertThat(records.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_000);
        }

        @Test
        void takesScalarsAndArraysAsElementsToBeJudged() {
            CutFile cut = CutFile.of("[42, \"a, ]\", null,[1,[2]],{}]");

            assertThat(cut.texts()).containsExactly("42", "\"a, ]\"", "null", "[1,[2]]", "{}");
        }

        @Test
        void takesALineForARecordHoweverBrokenItIs() {
            CutFile cut = CutFile.of("{\"a\": 1}\n{\"a\": \n\n\noops ]\r\n\"\n  {\"b\": 2}  ");

            assertThat(cut.format()).isEqualTo(FileFormat.LINES);
            assertThat(cut.pieces())
                    .containsExactly(
                            new Piece(0, 1, 0, 8, "{\"a\": 1}"),
                            new Piece(1, 2, 9, 5, "{\"a\":"),
                            new Piece(2, 5, 18, 6, "oops ]"),
                            new Piece(3, 6, 26, 1, "\""),
                            new Piece(4, 7, 30, 8, "{\"b\": 2}"));
            assertThat(cut.malformation()).isNull();
        }

        @Test
        void takesOneObjectOnOneLineForOneRecord() {
            assertThat(CutFile.of("{\"a\": {\"b\": 1}}").texts()).containsExactly("{\"a\": {\"b\": 1}}");
        }

        @Test
        void countsTheLinesOfABlankBeginningLongerThanABuffer() {
            CutFile cut = CutFile.of(("\n".repeat(30) + "[{}]").getBytes(UTF_8), 8, 99);

            assertThat(cut.pieces()).containsExactly(new Piece(0, 31, 31, 2, "{}"));
        }
    }

    @Nested
    class OversizedRecords {

        @Test
        void keepsTheHeadOfARecordThatPassesThroughManyBuffers() {
            String giant = "{\"a\": \"" + "x".repeat(200_000) + "\"}";
            String file = "[{\"b\": 1},\n" + giant + ",\n{\"c\": 2}]";

            CutFile cut = CutFile.of(file.getBytes(UTF_8), 100_000, 150_000);

            assertThat(cut.pieces())
                    .containsExactly(
                            new Piece(0, 1, 1, 8, "{\"b\": 1}"),
                            new Piece(1, 2, 11, giant.length(), giant.substring(0, OversizedRecord.HEAD_BYTES)),
                            new Piece(2, 3, 13 + giant.length(), 8, "{\"c\": 2}"));
        }

        @Test
        void keepsTheWholeHeadWhereverTheBuffersEnd() {
            String giant = "{\"a\": \"" + "x".repeat(200_000) + "\"}";
            String file = " ".repeat(90_000) + "{}\n" + giant + "\n";

            CutFile cut = CutFile.of(file.getBytes(UTF_8), 100_000, 1_000);

            assertThat(cut.pieces().get(1).text())
                    .hasSize(OversizedRecord.HEAD_BYTES)
                    .startsWith("{\"a\": \"xxx");
        }

        @Test
        void judgesARecordOfJustTheLimit() {
            CutFile cut = CutFile.of("[\"345678\",\"3456789\"]".getBytes(UTF_8), 16, 8);

            assertThat(cut.pieces())
                    .containsExactly(new Piece(0, 1, 1, 8, "\"345678\""), new Piece(1, 1, 10, 9, "\"3456789\""));
        }

        @Test
        void doesNotCountTheLineEndAsPartOfARecord() {
            CutFile cut = CutFile.of("\"345678\"\r\n\"3456789\"  \r\n".getBytes(UTF_8), 16, 8);

            assertThat(cut.pieces())
                    .containsExactly(new Piece(0, 1, 0, 8, "\"345678\""), new Piece(1, 2, 10, 9, "\"3456789\""));
        }

        /** The quotes that are missing in B and in C turn all between them into one "record". */
        @Test
        void isNotTakenInByQuotesThatAreMissing() {
            String swallower = "{\"id\": \"B, \"s\": \"t\"}";
            String swallowed = ",\n{\"id\": \"good\", \"s\": \"fine\"}".repeat(4_000);
            String file = "[{\"id\": \"A\"},\n" + swallower + swallowed + ",\n{\"id\": \"C, \"s\": \"t\"},\n{}]";

            for (int bufferBytes : new int[] {64, 1_000, 100_000, 1_000_000}) {
                CutFile cut = CutFile.of(file.getBytes(UTF_8), bufferBytes, 1_000);

                assertThat(cut.texts()).containsExactly("{\"id\": \"A\"}");
                assertThat(cut.fault().byteOffset()).isEqualTo(14);
                assertThat(cut.fault().line()).isEqualTo(2);
                assertThat(cut.fault().reason()).contains("no JSON", "at byte 26 (line 2) 's' stands where");
                assertThat(new String(cut.malformedHead(), UTF_8))
                        .hasSize(OversizedRecord.HEAD_BYTES)
                        .startsWith(swallower);
            }
        }

        @Test
        void takesATextThatLooksLikeTicketsForAText() {
            String border = "}, {\\\"ticket_id\\\": \\\"T-2\\\", \\\"tags\\\": [], \\\"subject\\\": ";
            String giant = "{\"text\": \"" + border.repeat(4_000) + "\"}";

            for (int bufferBytes : new int[] {64, 1_000, 1_000_000}) {
                CutFile cut = CutFile.of(("[" + giant + ",{}]").getBytes(UTF_8), bufferBytes, 1_000);

                assertThat(cut.malformation()).isNull();
                assertThat(cut.pieces()).extracting(Piece::byteLength).containsExactly((long) giant.length(), 2L);
            }
        }

        @Test
        void letsALineBeWhateverItIs() {
            CutFile cut = CutFile.of(("{\"id\": \"B, " + "x".repeat(200_000) + "\n{}\n").getBytes(UTF_8), 1_000, 500);

            assertThat(cut.malformation()).isNull();
            assertThat(cut.pieces()).hasSize(2);
        }

        @Test
        void tellsATruncationInsideAGiantRecord() {
            String file = "[{\"b\": 1},\n{\"a\": \"" + "x".repeat(300_000);

            CutFile cut = CutFile.of(file.getBytes(UTF_8), 100_000, 150_000);

            assertThat(cut.pieces()).hasSize(1);
            assertThat(cut.fault().byteOffset()).isEqualTo(11);
            assertThat(cut.fault().line()).isEqualTo(2);
            assertThat(cut.malformedHead()).hasSize(OversizedRecord.HEAD_BYTES);
        }
    }

    @Nested
    class MalformedArrays {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                [{},]                | 1 | 4  | 1 | a comma stands before the closing ']'
                [{}\\n,\\n]          | 1 | 6  | 3 | a comma stands before the closing ']'
                [{}][{}]             | 1 | 4  | 1 | a second array follows the first; a file holds one
                [{}]\\n\\n[]         | 1 | 6  | 3 | a second array follows the first; a file holds one
                [{}] {}              | 1 | 5  | 1 | '{' follows the end of the array
                [{}],                | 1 | 4  | 1 | ',' follows the end of the array
                [{} {}]              | 1 | 4  | 1 | '{' stands where a comma or ']' should
                [{}}]                | 1 | 3  | 1 | '}' stands where a comma or ']' should
                [{}:{}]              | 1 | 3  | 1 | ':' stands where a comma or ']' should
                [{},,{}]             | 1 | 4  | 1 | ',' stands where a record should
                [,{}]                | 0 | 1  | 1 | ',' stands where a record should
                [}]                  | 0 | 1  | 1 | '}' stands where a record should
                [{},\\n:]            | 1 | 5  | 2 | ':' stands where a record should
                [                    | 0 | 1  | 1 | the closing ']' is missing: the file is truncated
                [{}                  | 1 | 3  | 1 | the closing ']' is missing: the file is truncated
                [{}\\n,\\n           | 1 | 6  | 3 | the closing ']' is missing: the file is truncated
                [{},\\n{"a": [1, 2]  | 1 | 5  | 2 | the record that begins here never ends: the file is truncated
                [{},\\n"a            | 1 | 5  | 2 | the record that begins here never ends: the file is truncated
                [{},\\n12            | 1 | 5  | 2 | the record that begins here never ends: the file is truncated
                """)
        void tellsWhereAndWhy(String file, int records, long byteOffset, long line, String reason) {
            byte[] bytes = file.replace("\\n", "\n").getBytes(UTF_8);

            for (int bufferBytes = 4; bufferBytes < 20; bufferBytes++) {
                CutFile cut = CutFile.of(bytes, bufferBytes, CutFile.NO_LIMIT);

                assertThat(cut.malformation()).isEqualTo(new Malformation(byteOffset, line, reason));
                assertThat(cut.pieces()).hasSize(records);
                assertThat(new String(bytes, UTF_8).substring((int) byteOffset))
                        .startsWith(new String(cut.malformedHead(), UTF_8));
            }
        }

        @Test
        void refusesAnObjectOverSeveralLines() {
            CutFile cut = CutFile.of("\n{\n  \"tickets\": []\n}\n");

            assertThat(cut.pieces()).isEmpty();
            assertThat(cut.fault().byteOffset()).isEqualTo(1);
            assertThat(cut.fault().line()).isEqualTo(2);
            assertThat(cut.fault().reason()).startsWith("the top level is one object");
        }

        @Test
        void refusesUtf16InEitherOrder() {
            String file = "[{\"a\": 1}]";

            assertThat(CutFile.of(file.getBytes(UTF_16), 64, 99).malformation())
                    .isEqualTo(new Malformation(0, 1, "the file is UTF-16; raw tickets are UTF-8"));
            assertThat(CutFile.of(("\ufeff" + file).getBytes(UTF_16LE), 64, 99).malformation())
                    .isEqualTo(new Malformation(0, 1, "the file is UTF-16; raw tickets are UTF-8"));
        }
    }

    @Nested
    class PackedFiles {

        private final byte[] plain = "{\"a\": 1}\n".repeat(200).getBytes(UTF_8);

        @ParameterizedTest
        @EnumSource(names = {"GZIP", "ZSTD"})
        void saysThatAPackedFileIsCutShort(Packing packing) {
            byte[] packed = WrittenFile.packed(plain, packing, 100);
            byte[] cutShort = Arrays.copyOf(packed, packed.length - 5);

            CutFile cut = CutFile.of(cutShort, 64, CutFile.NO_LIMIT);

            assertThat(cut.fault().reason()).startsWith("the compressed file is damaged or cut short");
            assertThat(cut.fault().byteOffset()).isBetween(1_600L, (long) plain.length);
            assertThat(cut.pieces())
                    .hasSizeGreaterThan(170)
                    .allSatisfy(piece -> assertThat(piece.text()).isEqualTo("{\"a\": 1}"));
        }

        @ParameterizedTest
        @EnumSource(names = {"GZIP", "ZSTD"})
        void saysThatAPackedFileIsCutShortWhereverItIs(Packing packing) {
            byte[] packed = WrittenFile.packed(plain, packing, plain.length);

            for (int kept = 4; kept < packed.length; kept++) {
                CutFile cut = CutFile.of(Arrays.copyOf(packed, kept), 64, CutFile.NO_LIMIT);

                assertThat(cut.malformation())
                        .as("%d of %d bytes", kept, packed.length)
                        .isNotNull();
                assertThat(cut.fault().reason()).startsWith("the compressed file is damaged or cut short");
            }
        }

        @Test
        void saysThatAPackedFileIsDamaged() {
            byte[] packed = WrittenFile.packed(plain, Packing.GZIP, plain.length);
            packed[2] = 77;

            assertThat(CutFile.of(packed, 64, CutFile.NO_LIMIT).malformation())
                    .isEqualTo(new Malformation(
                            0, 1, "the compressed file is damaged or cut short (Unsupported compression method)"));
        }

        @Test
        void findsAnEmptyPackedFileEmpty() {
            CutFile cut = CutFile.of(WrittenFile.packed(new byte[0], Packing.GZIP, 1), 64, CutFile.NO_LIMIT);

            assertThat(cut.pieces()).isEmpty();
            assertThat(cut.malformation()).isNull();
        }
    }
}
