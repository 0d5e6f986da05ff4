package tickets.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text with slots in braces, taken apart once. */
record Phrase(List<Part> parts) {

    /**
     * A piece of a phrase.
     *
     * @param slot what comes behind the literal, null for nothing
     */
    record Part(String literal, @Nullable Slot slot) {}

    /** What may stand in braces. */
    enum Slot {
        PRODUCT,
        MODULE,
        VERSION,
        ENVIRONMENT,
        ERROR,
        COUNT,
        MINUTES,
        USER,
        REFERENCE,
        TIME,
        LATER,
        LATEST,
        LINE,
        NUMBER
    }

    /** Knows what the slots stand for in one ticket. */
    interface Values {
        void append(Slot slot, StringBuilder text);
    }

    static List<Phrase> parseAll(List<String> texts) {
        return texts.stream().map(Phrase::parse).toList();
    }

    static Phrase parse(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            String name = text.substring(open + 1, close).toUpperCase(Locale.ROOT);
            parts.add(new Part(text.substring(from, open), Slot.valueOf(name)));
            from = close + 1;
        }
        parts.add(new Part(text.substring(from), null));
        return new Phrase(List.copyOf(parts));
    }

    void appendTo(StringBuilder text, Values values) {
        for (Part part : parts) {
            text.append(part.literal());
            if (part.slot() != null) {
                values.append(part.slot(), text);
            }
        }
    }
}
