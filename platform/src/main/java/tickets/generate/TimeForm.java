package tickets.generate;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** How the times of one record are written; all forms are within the contract. */
enum TimeForm {
    UTC,
    OFFSET,
    NO_OFFSET,
    EPOCH_MILLIS,
    FRACTION;

    private static final String[] OFFSETS = {"+02:00", "-05:00", "+0530", "+09", "-08:00", "+05:45"};
    private static final int[] OFFSET_MINUTES = {120, -300, 330, 540, -480, 345};
    private static final long MICROS = 1_000_000;

    /** Mostly plain UTC. */
    static TimeForm draw(Dice dice) {
        double share = dice.unit();
        if (share < 0.91) {
            return UTC;
        }
        return share < 0.94 ? OFFSET : share < 0.96 ? NO_OFFSET : share < 0.98 ? EPOCH_MILLIS : FRACTION;
    }

    /** Adds the JSON value: a quoted ISO-8601 text, or a whole number of milliseconds. */
    void append(ByteText text, long micros) {
        if (this == EPOCH_MILLIS) {
            text.number(Math.floorDiv(micros, 1000));
            return;
        }
        int zone = (int) Math.floorMod(micros / MICROS, (long) OFFSETS.length);
        long shift = this == OFFSET ? OFFSET_MINUTES[zone] * 60L * MICROS : 0;
        text.add('"');
        dateTime(text, micros + shift);
        switch (this) {
            case OFFSET -> text.ascii(OFFSETS[zone]);
            case NO_OFFSET -> {}
            case UTC, EPOCH_MILLIS, FRACTION -> text.add('Z');
        }
        text.add('"');
    }

    private void dateTime(ByteText text, long micros) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS), 0, ZoneOffset.UTC);
        text.padded(time.getYear(), 4)
                .add('-')
                .padded(time.getMonthValue(), 2)
                .add('-')
                .padded(time.getDayOfMonth(), 2);
        text.add('T').padded(time.getHour(), 2).add(':').padded(time.getMinute(), 2);
        if (this == OFFSET && time.getSecond() == 0) {
            return;
        }
        text.add(':').padded(time.getSecond(), 2);
        if (this == FRACTION) {
            fraction(text, (int) Math.floorMod(micros, MICROS));
        }
    }

    /** Three digits where they tell all, else six, or nine for every seventh. */
    private static void fraction(ByteText text, int micros) {
        text.add('.');
        if (micros % 1000 == 0) {
            text.padded(micros / 1000, 3);
        } else {
            text.padded(micros, 6);
            if (micros % 7 == 0) {
                text.ascii("789");
            }
        }
    }
}
