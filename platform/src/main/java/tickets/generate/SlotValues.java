package tickets.generate;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What the slots of phrases stand for in one ticket; figures and names are drawn where they occur. */
final class SlotValues implements Phrase.Values {

    private static final int[] COUNTS = {3, 5, 12, 17, 20, 25, 40, 50, 64, 80, 120, 150, 200, 250, 443, 500, 1000, 8443
    };
    private static final int[] MINUTES = {2, 3, 5, 10, 12, 15, 20, 30, 45, 60, 90};
    // An odd factor makes a different 32-bit reference of every ticket number below four thousand million.
    private static final long REFERENCE_FACTOR = 2_654_435_761L;

    private final Wording wording;
    private final long createdSecond;
    private final List<String> users;
    private final Dice dice;

    SlotValues(Wording wording, long createdMicros, List<String> users, Dice dice) {
        this.wording = wording;
        this.createdSecond = Math.floorDiv(createdMicros, 1_000_000);
        this.users = users;
        this.dice = dice;
    }

    @Override
    public void append(Phrase.Slot slot, StringBuilder text) {
        switch (slot) {
            case PRODUCT -> text.append(wording.product().name());
            case MODULE -> text.append(wording.module());
            case VERSION -> text.append(wording.version());
            case ENVIRONMENT -> text.append(wording.environment());
            case ERROR -> text.append(wording.errorCode());
            case COUNT -> text.append(COUNTS[dice.below(COUNTS.length)]);
            case MINUTES -> text.append(MINUTES[dice.below(MINUTES.length)]);
            case USER -> text.append(dice.pick(users));
            case REFERENCE -> text.append("INC").append(((wording.number() + 1) * REFERENCE_FACTOR) & 0xFFFF_FFFFL);
            case TIME -> time(0, text);
            case LATER -> time(1, text);
            case LATEST -> time(3, text);
            case LINE -> text.append(dice.between(12, 980));
            case NUMBER -> text.append(dice.between(10_000, 99_999));
        }
    }

    private void time(int secondsLater, StringBuilder text) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(createdSecond + secondsLater, 0, ZoneOffset.UTC);
        String iso = time.toString();
        text.append(iso);
        if (time.getSecond() == 0) {
            text.append(":00");
        }
    }
}
