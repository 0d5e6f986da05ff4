package tickets.generate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Composes subject and description of one ticket in one language. */
final class Description {

    private static final double FOREIGN_SYMPTOM = 0.18;

    private final PhraseBook book;
    private final SlotValues values;
    private final Dice dice;
    private final StringBuilder text = new StringBuilder(640);
    private @Nullable Phrase before;

    Description(PhraseBook book, SlotValues values, Dice dice) {
        this.book = book;
        this.values = values;
        this.dice = dice;
    }

    StringBuilder subject(Wording wording) {
        PhraseBook.Topic topic =
                book.topic(wording.vague() ? "vague" : wording.subcategory().name());
        StringBuilder subject = new StringBuilder(96);
        dice.pick(topic.subjects()).appendTo(subject, values);
        if (wording.urgent() && dice.chance(0.3)) {
            subject.append(" (!)");
        }
        return subject;
    }

    /** @param other a subcategory whose words may get in, as people mix things up */
    StringBuilder compose(Wording wording, Subcategory other) {
        PhraseBook.Topic topic =
                book.topic(wording.vague() ? "vague" : wording.subcategory().name());
        if (dice.chance(0.5)) {
            add(book.part("greetings"));
            lineBreak();
        }
        maybe(0.8, "openers");
        symptoms(topic, other);
        if (wording.urgent()) {
            add(book.part("urgent"));
        } else {
            maybe(0.55, "impacts");
        }
        if (wording.hasLogs()) {
            maybe(0.45, "errors");
        }
        maybe(0.55, "tried");
        maybe(0.85, "asks");
        add(book.part("references"));
        if (dice.chance(0.5)) {
            lineBreak();
            add(book.part("closings"));
        }
        return text;
    }

    private void symptoms(PhraseBook.Topic topic, Subcategory other) {
        add(topic.symptoms());
        if (dice.chance(0.2)) {
            add(topic.symptoms());
        }
        if (!topic.details().isEmpty() && dice.chance(0.85)) {
            add(topic.details());
        }
        if (dice.chance(FOREIGN_SYMPTOM)) {
            add(book.topic(other.name()).symptoms());
        }
    }

    private void maybe(double share, String part) {
        if (dice.chance(share)) {
            add(book.part(part));
        }
    }

    private void lineBreak() {
        if (dice.chance(0.5)) {
            text.append('\n');
        }
    }

    /** Adds one of some phrases, but none twice in a row. */
    private void add(List<Phrase> phrases) {
        Phrase phrase = dice.pick(phrases);
        if (phrase.equals(before)) {
            return;
        }
        before = phrase;
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append(book.glue());
        }
        phrase.appendTo(text, values);
    }
}
