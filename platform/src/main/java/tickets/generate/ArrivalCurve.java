package tickets.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** When tickets come in: two years with growth, a yearly wave, quiet weekends and office hours (UTC). */
final class ArrivalCurve {

    static final LocalDate FIRST_DAY = LocalDate.of(2024, 7, 1);
    static final int DAYS = 730;
    /** Nothing in a generated file happens after this moment. */
    static final Instant END = FIRST_DAY.plusDays(DAYS).atStartOfDay().toInstant(ZoneOffset.UTC);

    static final double GROWTH = 0.6;
    static final double YEARLY_WAVE = 0.15;
    private static final double[] WEEKDAYS = {1.15, 1.2, 1.1, 1.05, 0.95, 0.4, 0.35};
    private static final double[] HOURS = {
        1, 0.8, 0.7, 0.7, 0.9, 1.3, 2.2, 4, 6.5, 8.5, 9, 8.5, 7, 7.8, 8.4, 8, 7, 5.4, 4, 3.2, 2.6, 2.1, 1.7, 1.3
    };
    private static final int DAY_SECONDS = 86_400;
    private static final int HOUR_SECONDS = 3_600;

    private final double[] daysUpTo = new double[DAYS];
    private final double[] hoursUpTo = HOURS.clone();

    ArrivalCurve() {
        for (int day = 0; day < DAYS; day++) {
            daysUpTo[day] = weightOf(FIRST_DAY.plusDays(day), day);
        }
        accumulate(daysUpTo);
        accumulate(hoursUpTo);
    }

    /** A moment of the two years in epoch seconds, an hour or more before their end. */
    long draw(Dice dice) {
        long day = Choices.indexIn(daysUpTo, dice);
        long second = Choices.indexIn(hoursUpTo, dice) * (long) HOUR_SECONDS + dice.below(HOUR_SECONDS);
        long moment = FIRST_DAY.toEpochDay() * DAY_SECONDS + day * DAY_SECONDS + second;
        return Math.min(moment, END.getEpochSecond() - HOUR_SECONDS - dice.below(HOUR_SECONDS));
    }

    /** Relative volume of the weekdays, Monday first. */
    static double[] weekdays() {
        return WEEKDAYS.clone();
    }

    /** Relative volume of the hours of a day in UTC. */
    static double[] hours() {
        return HOURS.clone();
    }

    private static void accumulate(double[] weights) {
        for (int i = 1; i < weights.length; i++) {
            weights[i] += weights[i - 1];
        }
    }

    private static double weightOf(LocalDate date, int day) {
        double growth = 1 + GROWTH * day / DAYS;
        double wave = 1 + YEARLY_WAVE * StrictMath.sin(2 * Math.PI * (date.getDayOfYear() - 30) / 365.0);
        return growth * wave * WEEKDAYS[date.getDayOfWeek().getValue() - 1];
    }
}
