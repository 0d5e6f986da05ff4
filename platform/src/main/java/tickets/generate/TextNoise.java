package tickets.generate;

/**
 * What people do to their texts: typing errors, and, where a text is sent again, other spaces and capitals.
 *
 * <p>Figures stay as they are: every text has a reference number that no other text has, so that two tickets have the
 * same normalised text only where that was planned.
 */
final class TextNoise {

    private static final double TYPING_ERRORS = 0.1;
    private static final double RETYPED = 0.3;

    private TextNoise() {}

    /**
     * @param textDice for what all tickets with this text share
     * @param ownDice for what this ticket alone has
     */
    static void spoil(StringBuilder subject, StringBuilder description, Outline outline, Dice textDice, Dice ownDice) {
        if (textDice.chance(TYPING_ERRORS)) {
            for (int errors = textDice.between(1, 3); errors > 0; errors--) {
                swapLetters(description, textDice.below(description.length() - 1));
            }
        }
        if (outline.repeatsText() && ownDice.chance(RETYPED)) {
            description.insert(0, "  ").append(' ');
            doubleFirstSpace(description, 2);
            raiseAscii(subject);
        }
    }

    private static void swapLetters(StringBuilder text, int at) {
        char first = text.charAt(at);
        char second = text.charAt(at + 1);
        if (isSmallAscii(first) && isSmallAscii(second)) {
            text.setCharAt(at, second);
            text.setCharAt(at + 1, first);
        }
    }

    private static void doubleFirstSpace(StringBuilder text, int from) {
        int space = text.indexOf(" ", from);
        text.insert(Math.max(space, 0), ' ');
    }

    private static void raiseAscii(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            if (isSmallAscii(text.charAt(i))) {
                text.setCharAt(i, (char) (text.charAt(i) - 32));
            }
        }
    }

    private static boolean isSmallAscii(char letter) {
        return letter >= 'a' && letter <= 'z';
    }
}
