package tickets.generate;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Plans the file window by window: which records are bad or odd, which are versions of one ticket, which repeat a text.
 */
final class WindowPlanner {

    /** Records of a window. */
    static final int SIZE = 10_000;

    /** How many records are further versions of a ticket of the same window. */
    static final double FURTHER_VERSIONS = 0.04;
    /** How many records repeat the text of another one. */
    static final double REPEATED_TEXTS = 0.03;
    /** How many records with a warning there are for each bad one. */
    static final double WARNED_FOR_EACH_BAD = 0.3;

    private final GenerationPlan plan;
    private final Outlines outlines;
    private final FlawCatalogue flaws;

    WindowPlanner(GenerationPlan plan, Outlines outlines, FlawCatalogue flaws) {
        this.plan = plan;
        this.outlines = outlines;
        this.flaws = flaws;
    }

    /** All windows in the file's order, each planned when it is asked for. */
    Stream<Window> windows() {
        long number = (plan.count() + SIZE - 1) / SIZE;
        return LongStream.range(0, number).mapToObj(this::window);
    }

    /** All records without their windows. */
    Stream<Slot> slots() {
        return windows().flatMap(window -> window.slots().stream());
    }

    private Window window(long index) {
        long first = index * SIZE;
        int size = (int) Math.min(SIZE, plan.count() - first);
        int[] order = IntStream.range(0, size).toArray();
        Dice dice = new Dice(plan.seed(), Dice.Purpose.WINDOW, index);
        dice.shuffle(order);
        Draft draft = new Draft(first, new Slot[size], Arrays.stream(order).iterator());
        long bad = plan.badBefore(first);
        for (long ordinal = bad; ordinal < plan.badBefore(first + size); ordinal++) {
            draft.flawed(flaws.bad(ordinal));
        }
        for (long ordinal = plan.warnedBefore(first); ordinal < plan.warnedBefore(first + size); ordinal++) {
            draft.flawed(flaws.warned(ordinal));
        }
        int rest = size - draft.taken;
        draft.versions((int) (rest * FURTHER_VERSIONS), dice);
        draft.textGroups((int) (rest * REPEATED_TEXTS), dice);
        draft.fillUp();
        return new Window(List.of(draft.slots));
    }

    /** A window while it is planned; positions are handed out in shuffled order. */
    private final class Draft {

        private final long first;
        private final Slot[] slots;
        private final Iterator<Integer> order;
        private int taken;

        Draft(long first, Slot[] slots, Iterator<Integer> order) {
            this.first = first;
            this.slots = slots;
            this.order = order;
        }

        void flawed(Flaw flaw) {
            int slot = take();
            slots[slot] = new Slot(first + slot, outlines.drawForFlaw(first + slot), Version.ONLY, false, flaw);
        }

        void versions(int further, Dice dice) {
            int left = further;
            while (left > 0) {
                int more = left > 1 && dice.chance(0.2) ? 2 : 1;
                left -= more;
                int[] positions =
                        IntStream.rangeClosed(0, more).map(i -> take()).toArray();
                Outline outline = outlines.draw(first + positions[0]);
                Arrays.sort(positions);
                placeVersions(positions, outline, VersionOrder.draw(dice));
            }
        }

        private void placeVersions(int[] positions, Outline outline, VersionOrder versions) {
            for (int i = 0; i < positions.length; i++) {
                Version version = versions.versionAt(i, positions.length);
                boolean superseded = i != versions.winnerOf(positions.length);
                slots[positions[i]] = new Slot(first + positions[i], outline, version, superseded, null);
            }
        }

        void textGroups(int repeats, Dice dice) {
            int left = repeats;
            while (left > 0) {
                int more = Math.min(left, dice.between(1, 4));
                left -= more;
                Outline original = plain();
                for (int i = 0; i < more; i++) {
                    int slot = take();
                    Outline outline = outlines.draw(first + slot).repeating(original);
                    slots[slot] = Slot.plain(first + slot, outline);
                }
            }
        }

        void fillUp() {
            while (order.hasNext()) {
                plain();
            }
        }

        private Outline plain() {
            int slot = take();
            Outline outline = outlines.draw(first + slot);
            slots[slot] = Slot.plain(first + slot, outline);
            return outline;
        }

        private int take() {
            taken++;
            return order.next();
        }
    }
}
