package tickets.generate;

/**
 * What is known when the ticket is filed, beside its outline and wording.
 *
 * @param severity 0 for P0 to 4 for P4
 */
record Intake(
        int severity,
        String priority,
        String channel,
        String sentiment,
        String businessImpact,
        int affectedUsers,
        int previousTickets,
        int similarIssues,
        int versionAgeDays,
        int attachments) {}
