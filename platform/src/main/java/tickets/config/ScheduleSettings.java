package tickets.config;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When {@code serve} does what.
 *
 * @param ingest cron expression of the times at which it ingests; unset: never
 * @param zone time zone that the expression is meant in
 * @param grace how long a run under way may take to end when {@code serve} is stopped
 */
public record ScheduleSettings(@Nullable String ingest, ZoneId zone, Duration grace) {}
