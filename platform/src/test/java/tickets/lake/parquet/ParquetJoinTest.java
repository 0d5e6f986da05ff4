package tickets.lake.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.lake.RunFacts;
import tickets.lake.TableFile;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.EngineSettings;
import tickets.problem.Conflict;

/**
 * Joined parts, read back by an engine that takes every shortcut the file offers: statistics, dictionaries, filters.
 */
class ParquetJoinTest {

    private static final int ROWS_OF_A_PART = 25_000;

    @TempDir
    private Path folder;

    private DuckDbEngine engine;
    private DuckDbSession session;

    @BeforeEach
    void startEngine() {
        RunFacts facts = new RunFacts("run-of-the-parts", Instant.parse("2026-07-15T00:00:00Z"), 10);
        engine = DuckDbEngine.start(new EngineSettings(256 << 20, 2, folder), facts);
        session = engine.session();
    }

    @AfterEach
    void stopEngine() {
        session.close();
        engine.close();
    }

    @Test
    void keepsEveryRowInTheOrderOfTheParts() throws IOException {
        Path joined = join(part(0, ROWS_OF_A_PART), part(1, ROWS_OF_A_PART), part(2, 7));

        assertThat(ParquetFooter.read(joined).rows()).isEqualTo(2L * ROWS_OF_A_PART + 7);
        assertThat(number("select count(*) from {}", joined)).isEqualTo(2L * ROWS_OF_A_PART + 7);
        assertThat(number("select count(*) from {} where id <> file_row_number", joined))
                .isZero();
        assertThat(number("select count(*) from {} where name <> 'name ' || id", joined))
                .isZero();
        assertThat(number("select count(*) from {} where word <> 'word ' || (id % 50)", joined))
                .isZero();
        assertThat(number("select count(*) from {} where len(list) <> id % 3", joined))
                .isZero();
        assertThat(number("select count(*) from {} where at_time <> make_timestamptz(id * 1000000)", joined))
                .isZero();
        assertThat(number("select count(*) from {} where nothing is not null", joined))
                .isZero();
    }

    @Test
    void findsSingleValuesInEveryPart() throws IOException {
        Path joined = join(part(0, ROWS_OF_A_PART), part(1, ROWS_OF_A_PART), part(2, ROWS_OF_A_PART));

        for (int id = 3; id < 3 * ROWS_OF_A_PART; id += 7_919) {
            assertThat(number("select count(*) from {} where id = " + id, joined))
                    .isEqualTo(1);
            assertThat(number("select id from {} where name = 'name " + id + "'", joined))
                    .isEqualTo(id);
            assertThat(number("select min(id) from {} where word = 'word 7' and id > " + id, joined))
                    .isBetween((long) id, id + 50L);
            assertThat(number("select id from {} where at_time = make_timestamptz(" + id * 1_000_000L + ")", joined))
                    .isEqualTo(id);
        }
        assertThat(number("select count(*) from {} where name = 'name 99999999'", joined))
                .isZero();
    }

    @Test
    void keepsTheStatisticsOfEveryPart() throws IOException {
        Path part = part(1, ROWS_OF_A_PART);
        Path joined = join(part(0, ROWS_OF_A_PART), part);

        List<RowGroup> groups = ParquetFooter.read(joined).metadata().getRow_groups();
        List<RowGroup> before = ParquetFooter.read(part).metadata().getRow_groups();
        int shift = groups.size() - before.size();
        for (int i = 0; i < before.size(); i++) {
            for (int column = 0; column < before.get(i).getColumnsSize(); column++) {
                ColumnChunk then = before.get(i).getColumns().get(column);
                ColumnChunk now = groups.get(shift + i).getColumns().get(column);
                assertThat(now.getMeta_data().getStatistics())
                        .isEqualTo(then.getMeta_data().getStatistics());
                assertThat(now.getMeta_data().isSetDictionary_page_offset())
                        .isEqualTo(then.getMeta_data().isSetDictionary_page_offset());
            }
        }
    }

    @Test
    void pointsAtNoIndexAndNoFilterWhosePlacesWouldBeThoseOfThePart() throws IOException {
        Path joined = join(part(0, 100), part(1, 100));

        assertThat(ParquetFooter.read(joined).metadata().getRow_groups())
                .flatMap(RowGroup::getColumns)
                .noneMatch(ColumnChunk::isSetOffset_index_offset)
                .noneMatch(ColumnChunk::isSetColumn_index_offset)
                .noneMatch(chunk -> chunk.getMeta_data().isSetBloom_filter_offset());
    }

    @Test
    void takesOnePartAndEmptyParts() throws IOException {
        assertThat(number("select count(*) from {}", join(part(0, 0)))).isZero();
        assertThat(number("select count(*) from {}", join(part(0, 5)))).isEqualTo(5);
        Path mixed = join(part(0, 0), part(0, 3), part(3, 0), part(1, 2));
        assertThat(number("select count(*) from {}", mixed)).isEqualTo(5);
        assertThat(number("select count(distinct id) from {}", mixed)).isEqualTo(5);
    }

    @Test
    void takesManyParts() throws IOException {
        Path[] parts = new Path[60];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(i, 11);
        }

        Path joined = join(parts);

        assertThat(number("select count(*) from {}", joined)).isEqualTo(660);
        assertThat(number("select count(*) from {} where id >= " + 59L * ROWS_OF_A_PART, joined))
                .isEqualTo(11);
    }

    @Test
    void writesTheKeyIntoTheFooterInPlaceOfTheParts() throws IOException {
        ParquetFooter footer = ParquetFooter.read(join(part(0, 5), part(1, 5)));

        assertThat(footer.value(RunFacts.FOOTER_KEY)).contains("run-of-all");
        assertThat(footer.metadata().getKey_value_metadata()).hasSize(1);
    }

    @Test
    void isPackedWithSnappyAndHasTimesInUtcAndListsAsLists() throws IOException {
        ParquetFooter footer = ParquetFooter.read(join(part(0, 5)));

        assertThat(footer.metadata().getRow_groups())
                .flatMap(RowGroup::getColumns)
                .allMatch(chunk -> chunk.getMeta_data().getCodec() == CompressionCodec.SNAPPY);
        SchemaElement at = element(footer, "at_time");
        assertThat(at.getLogicalType().getTIMESTAMP().isIsAdjustedToUTC()).isTrue();
        assertThat(at.getLogicalType().getTIMESTAMP().getUnit().isSetMICROS()).isTrue();
        SchemaElement list = element(footer, "list");
        assertThat(list.getLogicalType() == null ? list.getConverted_type().name() : "LIST")
                .isEqualTo("LIST");
    }

    @Test
    void refusesPartsOfAnotherSchema() throws IOException {
        Path other = written(TableFile.named("quarantine/records"), "select 1 as id", "other");

        assertThatThrownBy(() -> join(part(0, 5), other))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(other.toString());
    }

    @Test
    void refusesWhatIsNoWholeParquetFile() throws IOException {
        Path cut = folder.resolve("cut.parquet");
        byte[] whole = Files.readAllBytes(part(0, 5));
        for (int kept : new int[] {0, 4, 11, whole.length / 2, whole.length - 1}) {
            Files.write(cut, Arrays.copyOf(whole, kept));
            assertThatThrownBy(() -> ParquetFooter.read(cut))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(cut.toString());
        }
    }

    private static SchemaElement element(ParquetFooter footer, String name) {
        return footer.metadata().getSchema().stream()
                .filter(element -> element.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A part whose ids begin at {@code number} times the rows of a full part. */
    private Path part(int number, int rows) {
        long first = (long) number * ROWS_OF_A_PART;
        String sql = """
                select i as id, 'name ' || i as name, 'word ' || (i %% 50) as word,
                    list_transform(range(i %% 3), lambda x: 'item ' || x) as list,
                    make_timestamptz(i * 1000000) as at_time, cast(null as varchar) as nothing
                from range(%d, %d) as t(i)
                """.formatted(first, first + rows);
        return written(new TableFile("test/part", sql), sql, "part-" + number + "-" + rows);
    }

    private Path written(TableFile table, String sql, String name) {
        Path file = folder.resolve(name + ".parquet");
        session.write(new TableFile(table.name(), sql), file);
        return file;
    }

    private Path join(Path... parts) throws IOException {
        Path joined = folder.resolve("joined.parquet");
        ParquetJoin.join(List.of(parts), joined, RunFacts.FOOTER_KEY, "run-of-all");
        return joined;
    }

    private long number(String sql, Path file) {
        String table = "read_parquet('" + file + "', file_row_number = true)";
        List<Long> found = new ArrayList<>();
        try (DuckDbRows<Long> rows = session.rows("look", sql.replace("{}", table), row -> row.getLong(1))) {
            rows.forEachRemaining(found::add);
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
