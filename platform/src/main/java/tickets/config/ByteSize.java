package tickets.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory or storage. Prints in the largest unit that fits exactly, decimal ones first: {@code 300MB},
 * {@code 64MiB}, {@code 1001B}.
 *
 * @param bytes how many bytes; not negative
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18})(B|KB|MB|GB|TB|KiB|MiB|GiB|TiB)?");
    private static final Map<String, Long> UNITS = units();

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("Invalid size: " + bytes + " bytes, expected at least 0");
        }
    }

    /** Reads {@code 64MiB}, {@code 64MB} or plain bytes; empty when the text is no size or one beyond 64 bits. */
    public static Optional<ByteSize> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        long unit = written.group(2) == null ? 1 : UNITS.getOrDefault(written.group(2), 1L);
        try {
            return Optional.of(new ByteSize(Math.multiplyExact(Long.parseLong(written.group(1)), unit)));
        } catch (ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return UNITS.entrySet().stream()
                .filter(unit -> bytes >= unit.getValue() && bytes % unit.getValue() == 0)
                .findFirst()
                .map(unit -> bytes / unit.getValue() + unit.getKey())
                .orElse(bytes + "B");
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("TB", 1_000_000_000_000L);
        units.put("TiB", 1L << 40);
        units.put("GB", 1_000_000_000L);
        units.put("GiB", 1L << 30);
        units.put("MB", 1_000_000L);
        units.put("MiB", 1L << 20);
        units.put("KB", 1_000L);
        units.put("KiB", 1L << 10);
        units.put("B", 1L);
        return units;
    }
}
