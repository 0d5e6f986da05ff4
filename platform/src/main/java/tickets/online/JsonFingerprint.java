package tickets.online;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * 64 bits that are equal for equal JSON values: white space, the order of keys and the spelling of numbers and strings
 * do not count ({@code 1}, {@code 1.0} and {@code 1e0} are one number). Lets two big sets be compared without holding
 * either.
 */
final class JsonFingerprint {

    // Documents come from our own tables and stores: their size is no attack.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final long OBJECT = 1;
    private static final long ARRAY = 2;
    private static final long STRING = 3;
    private static final long WHOLE = 4;
    private static final long FRACTION = 5;
    private static final long KEYWORD = 6;
    private static final long NOT_JSON = 7;

    /** RedisJSON reads a number of more than 15 digits only to the last bit but one. */
    private static final MathContext KEPT_DIGITS = new MathContext(12);

    private JsonFingerprint() {}

    /** What is not JSON has the fingerprint of its very text. */
    static long of(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            long value = value(parser);
            return parser.nextToken() == null ? value : text(NOT_JSON, json);
        } catch (IOException notJson) {
            return text(NOT_JSON, json);
        }
    }

    private static long value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("no value");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text(STRING, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            default -> text(KEYWORD, token.asString());
        };
    }

    private static long object(JsonParser parser) throws IOException {
        // A sum, because the order of keys does not count.
        long sum = OBJECT;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            long name = text(STRING, parser.currentName());
            parser.nextToken();
            sum += mix(name * 31 + value(parser));
        }
        return mix(sum);
    }

    private static long array(JsonParser parser) throws IOException {
        long state = ARRAY;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            state = mix(state * 31 + value(parser));
        }
        return state;
    }

    private static long number(JsonParser parser) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.INT
                || parser.getNumberType() == JsonParser.NumberType.LONG) {
            return mix(parser.getLongValue() * 31 + WHOLE);
        }
        // Beyond 64-bit integers the stores keep what a double keeps.
        double value =
                BigDecimal.valueOf(parser.getDoubleValue()).round(KEPT_DIGITS).doubleValue();
        if (Math.rint(value) == value && Math.abs(value) < Long.MAX_VALUE) {
            return mix(new BigDecimal(value).longValue() * 31 + WHOLE);
        }
        return mix(Double.doubleToLongBits(value) * 31 + FRACTION);
    }

    private static long text(long kind, String text) {
        long state = kind;
        for (int index = 0; index < text.length(); index++) {
            state = (state ^ text.charAt(index)) * 0x100000001b3L;
            state ^= state >>> 29;
        }
        return mix(state + text.length());
    }

    /** The finalizer of SplitMix64: every input bit changes about half of the output bits. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
