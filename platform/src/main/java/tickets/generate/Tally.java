package tickets.generate;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tickets.ticket.TicketField;

/** Counts what was written, for the answer key. Sections and words are kept sorted. */
final class Tally {

    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private long bad;
    private long warned;
    private long superseded;
    private long inSpike;

    void note(Slot slot, Story story, Texts texts, RecordForm form) {
        if (slot.isBad()) {
            bad++;
            return;
        }
        warned += slot.flaw() == null ? 0 : 1;
        superseded += slot.superseded() ? 1 : 0;
        Outline outline = slot.outline();
        inSpike += outline.plant() == Outline.Plant.SPIKE && !slot.superseded() ? 1 : 0;
        count("time_form", lower(outline.timeForm()));
        count("state", story.outcome() == null ? "open_" + lower(form.open()) : "resolved");
        count("field_order", form.first() == TicketField.TICKET_ID ? "contract" : "other");
        count("language", outline.language());
        boolean ascii = isAscii(texts.subject()) && isAscii(texts.description()) && isAscii(texts.feedback());
        count("text_form", ascii ? "ascii" : form.escaped() ? "escaped" : "utf8");
    }

    Map<String, Map<String, Long>> counts() {
        return counts;
    }

    /** Records that the contract refuses, or that are no JSON. */
    long bad() {
        return bad;
    }

    /** Good records with a planted warning. */
    long warned() {
        return warned;
    }

    /** Good records that are not the newest version of their ticket. */
    long superseded() {
        return superseded;
    }

    /** Tickets of the planted spike. */
    long inSpike() {
        return inSpike;
    }

    private void count(String section, String word) {
        counts.computeIfAbsent(section, name -> new TreeMap<>()).merge(word, 1L, Long::sum);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
