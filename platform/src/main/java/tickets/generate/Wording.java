package tickets.generate;

/**
 * What subject and description speak of; tickets with the same text have the same wording.
 *
 * @param urgent whether the description has words of urgency
 * @param vague whether it names no symptom of its subcategory
 */
record Wording(
        long number,
        Product product,
        Subcategory subcategory,
        String language,
        String module,
        String version,
        String errorCode,
        String environment,
        boolean urgent,
        boolean vague,
        boolean hasLogs,
        boolean hasTrace) {}
