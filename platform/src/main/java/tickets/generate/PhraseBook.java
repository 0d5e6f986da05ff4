package tickets.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The phrases of one language, see {@code en.yml}. */
record PhraseBook(
        String glue, Map<String, List<Phrase>> general, Map<String, Topic> topics, Map<Mood, List<Phrase>> feedback) {

    /** What customers and agents say about one subcategory; details and resolutions are empty in most languages. */
    record Topic(List<Phrase> subjects, List<Phrase> symptoms, List<Phrase> details, List<Phrase> resolutions) {

        static Topic of(Section section) {
            return new Topic(
                    Phrase.parseAll(section.texts("subjects")),
                    Phrase.parseAll(section.texts("symptoms")),
                    Phrase.parseAll(section.texts("details")),
                    Phrase.parseAll(section.texts("resolutions")));
        }
    }

    /** How feedback sounds. */
    enum Mood {
        GOOD,
        MIDDLING,
        BAD
    }

    static final List<String> LANGUAGES = List.of("de", "en", "es", "fr", "it", "ja", "pt", "zh");
    private static final List<String> GENERAL =
            List.of("greetings", "openers", "impacts", "urgent", "tried", "errors", "asks", "references", "closings");

    static PhraseBook load(String language) {
        Section book = Section.load(language + ".yml");
        Map<String, List<Phrase>> general = new LinkedHashMap<>();
        GENERAL.forEach(part -> general.put(part, Phrase.parseAll(book.texts(part))));
        Map<String, Topic> topics = new LinkedHashMap<>();
        Section named = book.section("topics");
        named.keys().forEach(topic -> topics.put(topic, Topic.of(named.section(topic))));
        topics.put("vague", Topic.of(book.section("vague")));
        Section feedback = book.section("feedback");
        Map<Mood, List<Phrase>> moods = new LinkedHashMap<>();
        moods.put(Mood.GOOD, Phrase.parseAll(feedback.texts("good")));
        moods.put(Mood.MIDDLING, Phrase.parseAll(feedback.texts("middling")));
        moods.put(Mood.BAD, Phrase.parseAll(feedback.texts("bad")));
        String glue = language.equals("ja") || language.equals("zh") ? "" : " ";
        return new PhraseBook(glue, general, topics, moods);
    }

    /** The phrases of a part of every description, such as {@code greetings}. */
    List<Phrase> part(String name) {
        return Objects.requireNonNull(general.get(name), name);
    }

    Topic topic(String subcategory) {
        return Objects.requireNonNull(topics.get(subcategory), subcategory);
    }

    List<Phrase> feedback(Mood mood) {
        return Objects.requireNonNull(feedback.get(mood), mood.name());
    }
}
