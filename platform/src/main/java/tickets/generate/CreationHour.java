package tickets.generate;

/** The UTC weekday and hour that a ticket is created in. */
record CreationHour(int weekday, int hour) {

    private static final long HOUR_MICROS = 3_600_000_000L;

    static CreationHour of(long micros) {
        long hours = Math.floorDiv(micros, HOUR_MICROS);
        // 1970-01-01 was a Thursday.
        return new CreationHour((int) Math.floorMod(hours / 24 + 3, 7L), (int) Math.floorMod(hours, 24L));
    }

    /** Saturday or Sunday. */
    boolean isWeekend() {
        return weekday >= 5;
    }

    /** Before 9 or after 17, as the contract has it. */
    boolean isAfterHours() {
        return hour < 9 || hour > 17;
    }
}
