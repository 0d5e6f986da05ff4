package tickets.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A stretch of the file, planned as a whole. */
final class Window {

    private static final int TRIES = 4;

    private final List<Slot> slots;
    private final Map<Subcategory, List<Outline>> topics = new HashMap<>();

    Window(List<Slot> slots) {
        this.slots = List.copyOf(slots);
        for (Slot slot : slots) {
            if (!slot.isBad() && slot.version().isLast()) {
                topics.computeIfAbsent(slot.outline().subcategory(), topic -> new ArrayList<>())
                        .add(slot.outline());
            }
        }
    }

    List<Slot> slots() {
        return slots;
    }

    /** Up to three ids of earlier tickets about the same, all of them good ones of this file. */
    List<String> earlierThan(Outline outline, Dice dice) {
        List<Outline> candidates = topics.getOrDefault(outline.subcategory(), List.of());
        List<String> ids = new ArrayList<>();
        for (int tries = candidates.isEmpty() ? 0 : dice.between(1, TRIES); tries > 0; tries--) {
            Outline other = dice.pick(candidates);
            if (other.createdMicros() < outline.createdMicros() && ids.size() < 3 && !ids.contains(other.id())) {
                ids.add(other.id());
            }
        }
        return ids;
    }

    /** The records whose subject and description are those of another ticket, grouped by that text. */
    List<List<Slot>> textGroups() {
        Map<Long, List<Slot>> groups = slots.stream()
                .filter(slot -> !slot.isBad() && !slot.superseded())
                .collect(Collectors.groupingBy(slot -> slot.outline().textNumber(), TreeMap::new, Collectors.toList()));
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }
}
