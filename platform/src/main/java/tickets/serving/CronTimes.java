package tickets.serving;

import io.micronaut.scheduling.cron.CronExpression;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The times that a cron expression stands for.
 *
 * @param expression five fields from minute to day of week, or six with seconds before them; valid
 * @param zone the time zone it is meant in
 */
public record CronTimes(String expression, ZoneId zone) {

    /** The first time after {@code instant}. */
    public Instant nextAfter(Instant instant) {
        return CronExpression.create(expression)
                .nextTimeAfter(instant.atZone(zone))
                .toInstant();
    }

    /** How many times lie after {@code from} and not after {@code until}; {@code atMost} when there are more. */
    public int countBetween(Instant from, Instant until, int atMost) {
        int count = 0;
        for (Instant due = nextAfter(from); !due.isAfter(until) && count < atMost; due = nextAfter(due)) {
            count++;
        }
        return count;
    }
}
