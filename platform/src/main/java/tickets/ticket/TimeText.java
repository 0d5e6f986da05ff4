package tickets.ticket;

import java.time.Instant;

/**
 * Reads the contract's times: {@code YYYY-MM-DDTHH:MM[:SS[.fraction]][offset]} with one to nine digits of fraction
 * (kept to the microsecond) and an offset of {@code Z}, {@code +HH}, {@code +HHMM} or {@code +HH:MM}. Without an offset
 * it is UTC. Belongs to one thread.
 */
final class TimeText {

    /** Neither form, an impossible date, or outside of the years 0001 to 9999 UTC. */
    static final long INVALID = Long.MIN_VALUE;

    static final long MIN_MILLIS = -62_135_596_800_000L;
    static final long MAX_MILLIS = 253_402_300_799_999L;

    /** The grammar above for the JSON Schema; which day a month ends on is beyond it. */
    static final String PATTERN = "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
            + "T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?"
            + "(Z|[+-]((0[0-9]|1[0-7])(:?[0-5][0-9])?|18(:?00)?))?(?![\\s\\S])";

    private static final long SECONDS_A_DAY = 86_400;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int LONGEST = 35;
    private static final int MAX_OFFSET_SECONDS = 18 * 3600;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private char[] text = {};
    private int at;
    private int end;
    private boolean failed;
    private boolean canonical;

    /** Microseconds since 1970-01-01T00:00Z, or {@link #INVALID}. */
    long parse(char[] characters, int offset, int length) {
        if (length < 16 || length > LONGEST) {
            return INVALID;
        }
        text = characters;
        at = offset;
        end = offset + length;
        failed = false;
        canonical = true;
        long days = date();
        expect('T');
        long seconds = twoDigits(23) * 3600L;
        expect(':');
        seconds += twoDigits(59) * 60L;
        long micros = 0;
        if (next(':')) {
            seconds += twoDigits(59);
            micros = next('.') ? fraction() : 0;
        } else {
            canonical = false;
        }
        seconds -= offsetSeconds();
        return failed || at != end ? INVALID : inRange((days * SECONDS_A_DAY + seconds) * MICROS_A_SECOND + micros);
    }

    /** Microseconds since 1970-01-01T00:00Z of whole milliseconds as JSON writes them, or {@link #INVALID}. */
    static long parseMillis(char[] characters, int offset, int length) {
        boolean negative = characters[offset] == '-';
        int first = negative ? offset + 1 : offset;
        if (offset + length - first > 15) {
            return INVALID;
        }
        long millis = 0;
        for (int index = first; index < offset + length; index++) {
            millis = millis * 10 + characters[index] - '0';
        }
        millis = negative ? -millis : millis;
        return millis < MIN_MILLIS || millis > MAX_MILLIS ? INVALID : millis * 1000;
    }

    /** Whether the text that was parsed last is in the form that every engine reads as the same instant. */
    boolean isCanonical() {
        return canonical;
    }

    /** The canonical form: UTC, seconds, at most six digits of fraction, {@code Z}. */
    static String format(long micros) {
        return Instant.ofEpochSecond(
                        Math.floorDiv(micros, MICROS_A_SECOND), Math.floorMod(micros, MICROS_A_SECOND) * 1000)
                .toString();
    }

    private long date() {
        int year = twoDigits(99) * 100 + twoDigits(99);
        expect('-');
        int month = twoDigits(12);
        expect('-');
        int day = twoDigits(31);
        if (failed || year == 0 || month == 0 || day == 0) {
            failed = true;
            return 0;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        failed = day > DAYS[month - 1] + (leap && month == 2 ? 1 : 0);
        int before = year - 1;
        long days = before * 365L + before / 4 - before / 100 + before / 400;
        return days + DAYS_BEFORE[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1 - 719_162;
    }

    private long fraction() {
        int first = at;
        long micros = 0;
        while (at < end && isDigit(text[at])) {
            if (at - first < 6) {
                micros = micros * 10 + text[at] - '0';
            }
            at++;
        }
        int digits = at - first;
        failed |= digits == 0 || digits > 9;
        canonical &= digits <= 6;
        for (int index = digits; index < 6; index++) {
            micros *= 10;
        }
        return micros;
    }

    private int offsetSeconds() {
        if (next('Z')) {
            return 0;
        }
        canonical = false;
        if (at == end) {
            return 0;
        }
        int sign = text[at] == '-' ? -1 : 1;
        if (!next('+')) {
            expect('-');
        }
        int seconds = twoDigits(18) * 3600;
        if (at < end) {
            boolean ignored = next(':');
            seconds += twoDigits(59) * 60;
        }
        failed |= seconds > MAX_OFFSET_SECONDS;
        return sign * seconds;
    }

    private int twoDigits(int max) {
        if (at + 2 > end || !isDigit(text[at]) || !isDigit(text[at + 1])) {
            failed = true;
            return 0;
        }
        int value = (text[at] - '0') * 10 + text[at + 1] - '0';
        at += 2;
        failed |= value > max;
        return value;
    }

    private void expect(char character) {
        failed |= !next(character);
    }

    private boolean next(char character) {
        boolean found = at < end && text[at] == character;
        at += found ? 1 : 0;
        return found;
    }

    private static long inRange(long micros) {
        return micros < MIN_MILLIS * 1000 || micros > MAX_MILLIS * 1000 + 999 ? INVALID : micros;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
