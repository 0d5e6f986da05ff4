package tickets.cli;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads values of options, and says what is allowed in words for people, not in those of Java. The converters are
 * classes of their own, for a lambda would keep picocli's class of its type, and all that use it, out of the class data
 * archive.
 */
final class OptionValues {

    /** A regular expression; what picocli finds here it does not look for. */
    private static final String EXCLUDES = "picocli.converters.excludes";

    private OptionValues() {}

    /** No option is a date, so nobody need wait until picocli has found out how all classes of dates are read. */
    static void leaveOutDates() {
        System.setProperty(EXCLUDES, "java[.](time|sql)[.].*");
    }

    /** For all commands below {@code line} too. */
    static void register(CommandLine line) {
        line.registerConverter(Integer.TYPE, new Numbers<>(Integer::valueOf, "a whole number"));
        line.registerConverter(Long.TYPE, new Numbers<>(Long::valueOf, "a whole number"));
        line.registerConverter(Double.TYPE, new Numbers<>(Double::valueOf, "a number"));
        line.registerConverter(OutputFormat.class, new OutputFormats());
    }

    private record Numbers<N extends Number>(Function<String, N> parse, String allowed) implements ITypeConverter<N> {

        @Override
        public N convert(String text) {
            try {
                return parse.apply(text);
            } catch (NumberFormatException invalid) {
                throw new TypeConversionException("'" + text + "' is not " + allowed);
            }
        }
    }

    private record OutputFormats() implements ITypeConverter<OutputFormat> {

        @Override
        public OutputFormat convert(String text) {
            for (OutputFormat format : OutputFormat.values()) {
                if (format.name().equalsIgnoreCase(text)) {
                    return format;
                }
            }
            throw new TypeConversionException("'" + text + "' is not one of text, json");
        }
    }
}
