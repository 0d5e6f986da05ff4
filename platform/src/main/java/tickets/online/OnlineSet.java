package tickets.online;

import java.time.Instant;

/**
 * What a store says of the set it holds.
 *
 * @param runId the run that published it
 * @param documents how many documents it has; not negative
 * @param publishedAt when it was published
 */
public record OnlineSet(String runId, long documents, Instant publishedAt) {}
