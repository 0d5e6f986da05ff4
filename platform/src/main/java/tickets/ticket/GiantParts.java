package tickets.ticket;

/**
 * Finds what only an attack has, before the parser gathers it: numbers of thousands of digits and fields by the hundred
 * thousand. Strings may have any length, they are never gathered.
 */
final class GiantParts {

    static final int LONGEST_NUMBER = 1000;
    static final int MOST_FIELDS = 100_000;

    private GiantParts() {}

    static boolean areIn(byte[] buffer, int offset, int length) {
        int end = offset + length;
        int digits = 0;
        int fields = 0;
        int at = offset;
        while (at < end && digits <= LONGEST_NUMBER && fields <= MOST_FIELDS) {
            byte character = buffer[at];
            fields += character == ':' ? 1 : 0;
            digits = isDigit(character) || (digits > 0 && isInNumber(character)) ? digits + 1 : 0;
            at = character == '"' ? RawString.end(buffer, at, end) : at + 1;
        }
        return at < end;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isInNumber(byte character) {
        return character == '.' || character == 'e' || character == 'E' || character == '+' || character == '-';
    }
}
