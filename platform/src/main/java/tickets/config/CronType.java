package tickets.config;

import io.micronaut.scheduling.cron.CronExpression;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** The types of settings that tell times. Apart from the others, because the frame is loaded to read them. */
final class CronType {

    /** Before a leap day, so that an expression for that day has a next time within the four years that are tried. */
    private static final ZonedDateTime SOME_TIME = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private CronType() {}

    static SettingType<String> cron() {
        return new SettingType<>(
                "cron expression",
                "a cron expression with a time to come: minute, hour, day of month, month, day of week, before them"
                        + " seconds if wanted",
                List.of(),
                false,
                CronType::readCron);
    }

    static SettingType<ZoneId> zone() {
        return new SettingType<>(
                "time zone", "a time zone such as UTC or Europe/Berlin", List.of(), false, CronType::readZone);
    }

    private static Optional<String> readCron(String text) {
        try {
            CronExpression.create(text).nextTimeAfter(SOME_TIME);
            return Optional.of(text);
        } catch (IllegalArgumentException noExpression) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> readZone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
