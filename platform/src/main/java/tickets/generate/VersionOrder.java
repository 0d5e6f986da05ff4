package tickets.generate;

/** In which order the versions of a ticket stand in the file. */
enum VersionOrder {
    /** Oldest first. */
    IN_TURN,
    /** The last state comes first, the older ones arrive late. */
    LATE,
    /** The last two have the same {@code updated_at}; the later one in the file counts. */
    TIE;

    static VersionOrder draw(Dice dice) {
        double share = dice.unit();
        return share < 0.6 ? IN_TURN : share < 0.85 ? LATE : TIE;
    }

    /** The state that the record at an index of so many shows. */
    Version versionAt(int index, int records) {
        return switch (this) {
            case IN_TURN -> new Version(index + 1, records, 0);
            case LATE -> new Version(index == 0 ? records : index, records, 0);
            case TIE ->
                index == records - 1
                        ? new Version(records - 1, records - 1, 1)
                        : new Version(index + 1, records - 1, 0);
        };
    }

    /** The index of the record that counts: the newest {@code updated_at}, then the later position. */
    int winnerOf(int records) {
        return this == LATE ? 0 : records - 1;
    }
}
