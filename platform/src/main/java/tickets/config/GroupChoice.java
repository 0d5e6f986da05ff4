package tickets.config;

/**
 * The member of a group that somebody picked.
 *
 * @param group the group
 * @param member the member's name as given
 * @param origin where it was picked
 */
record GroupChoice(String group, String member, Origin origin) {

    GivenValue asGiven() {
        return new GivenValue(group, member, origin);
    }
}
