package tickets.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No table file says what the engines understand differently without a word. */
class PortableSqlTest {

    static Stream<String> tables() throws IOException {
        return TableDescription.allTables().stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tableFilesArePortable(String table) {
        assertThat(PortableSql.faults(TableFile.named(table).sql()))
                .as("say it with a function of tables/functions, which each engine defines for itself")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select cast(raw_time as timestamp) from t",
                "select cast(raw_time as timestamptz) from t",
                "select raw_time::bigint from t",
                "select cast(created_at as date) from t",
                "select date_trunc('day', created_at) from t",
                "select extract(hour from created_at) from t",
                "select timestamp '2024-01-01 00:00:00' from t",
                "select cast(hours as int) from t",
                "select cast(hours * 3600 as bigint) from t",
                "select cast(hours as bigint) from t",
                "select a / b from t",
                "select a // b from t",
                "select concat(a, b) from t",
                "select a || b from t",
                "select tags[1] from t",
                "select array_distinct(tags) from t",
                "select list_sort(tags) from t",
                "select regexp_replace(a, 'x+', 'y') from t",
                "select a from t where a rlike 'x'",
                "select replace(a, '\\n', ' ') from t",
                "select \"a\" from t",
                "select `a` from t",
                "select a from t qualify row_number() over (order by a nulls last) = 1",
                "select lower(a) from t",
                "select dayofweek(created_at) from t",
                "select date_diff('day', a, b) from t",
                "select now() from t",
                "select current_timestamp from t",
                "select any_value(a) from t",
                "select a from t order by a",
                "select a from t order by a desc, b nulls last",
                "select row_number() over (partition by a order by b) from t",
                "select try_cast(raw as timestamp) from t",
                "select try_cast(hours as bigint) from t",
                "select hour(created_at) from t",
                "select max_by(a, b) from t group by c",
                "select sum(a) over (order by b rows between 1 preceding and current row) from t"
            })
    void findsWhatIsUnderstoodDifferently(String sql) {
        assertThat(PortableSql.faults(sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a/b', 'c||d', 'e[1]' from t",
                "-- a / b, \"c\"\nselect a from t",
                "select cast(recency_rank as bigint) from t",
                "select cast(t.record_count as bigint) from t",
                "select cast(a as string) from t",
                "select trimmed(a), seconds_between(b, c) from t",
                "select row_number() over (order by a desc nulls last, b asc nulls first) from t",
                "select sum(a) over (order by b nulls last rows between 1 preceding and current row) from t",
                "select a from t order by coalesce(a, b) nulls last limit 3"
            })
    void letsPassWhatIsNot(String sql) {
        assertThat(PortableSql.faults(sql)).isEmpty();
    }
}
