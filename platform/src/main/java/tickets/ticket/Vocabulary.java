package tickets.ticket;

import java.util.ArrayList;
import java.util.List;

/** A set of words that is looked up by characters, without making a String. Immutable. */
final class Vocabulary {

    static final int UNKNOWN = -1;

    private static final int SLOTS = 64;

    private final List<List<Word>> slots = new ArrayList<>();

    Vocabulary(List<String> words) {
        for (int slot = 0; slot < SLOTS; slot++) {
            slots.add(new ArrayList<>(1));
        }
        for (int index = 0; index < words.size(); index++) {
            char[] word = words.get(index).toCharArray();
            if (word.length > 0) {
                slots.get(slot(word, 0, word.length)).add(new Word(index, words.get(index)));
            }
        }
    }

    private record Word(int index, String text) {

        boolean is(char[] text, int offset, int length) {
            if (length != this.text.length()) {
                return false;
            }
            for (int at = 0; at < length; at++) {
                if (text[offset + at] != this.text.charAt(at)) {
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
        List<Word> candidates = slots.get(slot(text, offset, length));
        for (int at = 0; at < candidates.size(); at++) {
            Word candidate = candidates.get(at);
            if (candidate.is(text, offset, length)) {
                return candidate.index();
            }
        }
        return UNKNOWN;
    }

    private static int slot(char[] text, int offset, int length) {
        int sample = text[offset] * 31 + text[offset + length / 2];
        return (sample * 31 + text[offset + length - 1] + length) & (SLOTS - 1);
    }
}
