package tickets.spark.engine;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.VersionInfo;

/** Lower case as the embedded engine makes it: each character by itself, whatever stands beside it. */
public final class CaseFolding {

    /** The last edition of Unicode that the embedded engine knows. */
    private static final VersionInfo KNOWN = VersionInfo.getInstance(15, 1);

    private static final int FIRST_YOUNG_LETTER = 0x1C80;

    private CaseFolding() {}

    /**
     * {@code text} in lower case. Java's own {@code toLowerCase} looks at neighbours (final sigma), may grow, and knows
     * fewer letters the older it is.
     */
    public static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().map(CaseFolding::lower).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    private static int lower(int letter) {
        return letter < FIRST_YOUNG_LETTER || UCharacter.getAge(letter).compareTo(KNOWN) <= 0
                ? UCharacter.toLowerCase(letter)
                : letter;
    }
}
