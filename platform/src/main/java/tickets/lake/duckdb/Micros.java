package tickets.lake.duckdb;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as DuckDB counts them: microseconds since 1970-01-01T00:00Z. */
final class Micros {

    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
