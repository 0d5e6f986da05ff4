package tickets.generate;

/**
 * How the work on a ticket goes, whether or not it is finished within the generated time.
 *
 * @param seconds from creation to resolution
 * @param attempts 1 to 5
 * @param transfers 0 to 3
 */
record Course(Agent agent, boolean knownIssue, long seconds, int attempts, int transfers, boolean escalated) {

    double hours() {
        return seconds / 3600.0;
    }
}
