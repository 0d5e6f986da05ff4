package tickets.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The settings of the schedule that {@code serve} keeps. */
final class ScheduleKeys {

    static final SettingKey<String> INGEST = new SettingKey<>(
            "schedule.ingest",
            CronType.cron(),
            null,
            "cron expression of the times at which `tickets serve` ingests, such as `15 * * * *`; unset: never");
    static final SettingKey<ZoneId> ZONE =
            new SettingKey<>("schedule.zone", CronType.zone(), "UTC", "time zone that the cron expression is meant in");
    static final SettingKey<Duration> GRACE = new SettingKey<>(
            "schedule.grace",
            SettingTypes.duration(Duration.ZERO, Duration.ofHours(1), "a duration from 0s to 1h, such as 25s or 5m"),
            "25s",
            "how long a run under way may take to end when `tickets serve` is stopped, before it is given up; less than"
                    + " what the one who stops it waits (Kubernetes: 30s)");

    static final List<SettingKey<?>> ALL = List.of(INGEST, ZONE, GRACE);

    private ScheduleKeys() {}

    static ScheduleSettings bind(SettingValues values) {
        return new ScheduleSettings(values.find(INGEST), values.require(ZONE), values.require(GRACE));
    }
}
