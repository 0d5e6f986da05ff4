package tickets.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tickets.lake.FileForm;
import tickets.lake.FileForm.Kind;
import tickets.lake.FileForm.Packing;
import tickets.problem.InvalidInput;

class FileSuffixTest {

    @ParameterizedTest
    @CsvSource({
        "t.parquet,        PARQUET,    PLAIN",
        "a/b.c/t.csv,      CSV,        PLAIN",
        "T.CSV.GZ,         CSV,        GZIP",
        "t.2026.jsonl,     JSON_LINES, PLAIN",
        "t.ndjson.zst,     JSON_LINES, ZSTD"
    })
    void tellsTheForm(String name, Kind kind, Packing packing) {
        assertThat(FileSuffix.formOf(name)).isEqualTo(new FileForm(kind, packing));
    }

    @ParameterizedTest
    @CsvSource({
        "tickets,          Let it end with .parquet",
        "x.csv/tickets,    Let it end with .parquet",
        "t.xlsx,           Let it end with .parquet",
        "t.gz,             Let it end with .parquet",
        "t.csv.bz2,        Let it end with .parquet",
        "t.json,           one object a line: let the name end with .jsonl",
        "t.json.gz,        one object a line: let the name end with .jsonl",
        "t.parquet.gz,     Let it end with .parquet."
    })
    void refusesAnyOtherAndSaysWhichThereAre(String name, String remedy) {
        assertThatThrownBy(() -> FileSuffix.formOf(name))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(name)
                .extracting(failure -> ((InvalidInput) failure).remedy())
                .asString()
                .contains(remedy);
    }
}
