package tickets.cli;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads values of options, and says what is allowed in words for people, not in those of Java. */
final class OptionValues {

    private OptionValues() {}

    /** For all commands below {@code line} too. */
    static void register(CommandLine line) {
        line.registerConverter(Integer.TYPE, number(Integer::valueOf, "a whole number"));
        line.registerConverter(Long.TYPE, number(Long::valueOf, "a whole number"));
        line.registerConverter(Double.TYPE, number(Double::valueOf, "a number"));
        line.registerConverter(OutputFormat.class, OptionValues::format);
    }

    private static <N extends Number> ITypeConverter<N> number(ITypeConverter<N> parse, String allowed) {
        return text -> {
            try {
                return parse.convert(text);
            } catch (NumberFormatException invalid) {
                throw new TypeConversionException("'" + text + "' is not " + allowed);
            }
        };
    }

    private static OutputFormat format(String text) {
        for (OutputFormat format : OutputFormat.values()) {
            if (format.name().equalsIgnoreCase(text)) {
                return format;
            }
        }
        throw new TypeConversionException("'" + text + "' is not one of text, json");
    }
}
