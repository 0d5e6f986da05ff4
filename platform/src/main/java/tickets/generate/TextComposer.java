package tickets.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Composes the texts of a ticket out of phrases. */
final class TextComposer {

    private static final double NO_FEEDBACK = 0.07;

    private final long seed;
    private final World world;
    private final MachineText machines;
    private final List<String> users;
    private final Map<String, PhraseBook> books = new LinkedHashMap<>();

    TextComposer(World world, long seed, MachineText machines) {
        this.seed = seed;
        this.world = world;
        this.machines = machines;
        this.users = world.words().texts("users");
        PhraseBook.LANGUAGES.forEach(language -> books.put(language, PhraseBook.load(language)));
    }

    Texts compose(Story story) {
        Wording wording = story.wording();
        Dice dice = new Dice(seed, Dice.Purpose.TEXT, wording.number());
        SlotValues values = new SlotValues(wording, story.outline().createdMicros(), users, dice);
        Description composed = new Description(book(wording.language()), values, dice);
        StringBuilder subject = composed.subject(wording);
        StringBuilder description =
                composed.compose(wording, world.subcategories().pick(dice));
        Dice remarkDice = new Dice(seed, Dice.Purpose.REMARKS, story.outline().number());
        TextNoise.spoil(subject, description, story.outline(), dice, remarkDice);
        return remarks(story, subject, description, remarkDice);
    }

    private Texts remarks(Story story, CharSequence subject, CharSequence description, Dice dice) {
        Wording wording = story.wording();
        SlotValues values = new SlotValues(wording, story.outline().createdMicros(), users, dice);
        CharSequence logs = wording.hasLogs() ? fill(dice.pick(machines.logs()), values) : "";
        CharSequence trace = wording.hasTrace() ? fill(dice.pick(machines.traces()), values) : "";
        Outcome outcome = story.outcome();
        if (outcome == null) {
            return new Texts(subject, description, logs, trace, "", "");
        }
        PhraseBook.Topic topic = book("en").topic(wording.subcategory().name());
        StringBuilder resolution = fill(dice.pick(topic.resolutions()), values);
        for (int notes = dice.between(1, 3); notes > 0; notes--) {
            dice.pick(machines.notes()).appendTo(resolution.append(' '), values);
        }
        return new Texts(subject, description, logs, trace, resolution, feedback(wording, outcome, values, dice));
    }

    private CharSequence feedback(Wording wording, Outcome outcome, SlotValues values, Dice dice) {
        if (dice.chance(NO_FEEDBACK)) {
            return "";
        }
        int score = outcome.satisfaction();
        PhraseBook.Mood mood =
                score > 3 ? PhraseBook.Mood.GOOD : score == 3 ? PhraseBook.Mood.MIDDLING : PhraseBook.Mood.BAD;
        PhraseBook book = book(wording.language());
        Phrase first = dice.pick(book.feedback(mood));
        StringBuilder feedback = fill(first, values);
        Phrase second = dice.pick(book.feedback(dice.chance(0.7) ? mood : PhraseBook.Mood.MIDDLING));
        if (dice.chance(0.6) && !second.equals(first)) {
            second.appendTo(feedback.append(book.glue()), values);
        }
        return feedback;
    }

    private static StringBuilder fill(Phrase phrase, SlotValues values) {
        StringBuilder text = new StringBuilder(256);
        phrase.appendTo(text, values);
        return text;
    }

    private PhraseBook book(String language) {
        return Objects.requireNonNull(books.get(language), language);
    }
}
