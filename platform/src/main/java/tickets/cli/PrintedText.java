package tickets.cli;

import java.util.Locale;

/** Text that came from outside, such as the name of a file, fit to be printed: it cannot steer the terminal. */
final class PrintedText {

    private PrintedText() {}

    /** The same with every control character but line breaks written as its code. */
    static String of(String text) {
        if (text.chars().noneMatch(PrintedText::steers)) {
            return text;
        }
        StringBuilder printed = new StringBuilder();
        text.chars().forEach(character -> {
            if (steers(character)) {
                printed.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                printed.append((char) character);
            }
        });
        return printed.toString();
    }

    private static boolean steers(int character) {
        return Character.isISOControl(character) && character != '\n';
    }
}
