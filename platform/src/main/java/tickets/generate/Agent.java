package tickets.generate;

/**
 * Who works on a ticket.
 *
 * @param startMonths months of experience on the first generated day
 */
record Agent(int number, String specialization, int startMonths) {}
