package tickets.generate;

import org.jspecify.annotations.Nullable;

/**
 * One record of the file as planned.
 *
 * @param position from 0
 * @param superseded whether another record of the file is a newer version of its ticket
 * @param flaw what was spoilt, null in a faultless record
 */
record Slot(
        long position,
        Outline outline,
        Version version,
        boolean superseded,
        @Nullable Flaw flaw) {

    static Slot plain(long position, Outline outline) {
        return new Slot(position, outline, Version.ONLY, false, null);
    }

    boolean isBad() {
        return flaw != null && flaw.quarantines();
    }
}
