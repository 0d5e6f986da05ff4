package tickets.ticket;

import java.util.ArrayList;
import java.util.List;

/** A set of words that is looked up by characters, without making a String. Immutable. */
final class Vocabulary {

    static final int UNKNOWN = -1;

    private static final int SLOTS = 64;

    private final Word[][] slots;

    Vocabulary(List<String> words) {
        List<List<Word>> filled = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            filled.add(new ArrayList<>(1));
        }
        for (int index = 0; index < words.size(); index++) {
            char[] word = words.get(index).toCharArray();
            if (word.length > 0) {
                filled.get(slot(word, 0, word.length)).add(new Word(index, word));
            }
        }
        this.slots = filled.stream().map(slot -> slot.toArray(Word[]::new)).toArray(Word[][]::new);
    }

    /** Held as characters: the quick compiler does not see through {@code String.charAt}. */
    private static final class Word {

        private final int index;
        private final char[] characters;

        Word(int index, char[] characters) {
            this.index = index;
            this.characters = characters;
        }

        boolean is(char[] text, int offset, int length) {
            if (length != characters.length) {
                return false;
            }
            for (int at = 0; at < length; at++) {
                if (text[offset + at] != characters[at]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The position of the word in the list this was made from, or {@link #UNKNOWN}. */
    int find(char[] text, int offset, int length) {
        if (length == 0) {
            return UNKNOWN;
        }
        for (Word candidate : slots[slot(text, offset, length)]) {
            if (candidate.is(text, offset, length)) {
                return candidate.index;
            }
        }
        return UNKNOWN;
    }

    private static int slot(char[] text, int offset, int length) {
        int sample = text[offset] * 31 + text[offset + length / 2];
        return (sample * 31 + text[offset + length - 1] + length) & (SLOTS - 1);
    }
}
