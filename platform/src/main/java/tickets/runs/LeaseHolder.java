package tickets.runs;

import java.time.Instant;

/**
 * Who holds the writer's lease.
 *
 * @param runId the run that writes
 * @param command its command, e.g. {@code ingest}
 * @param pid its process
 * @param host the machine of that process
 * @param since when it got the lease
 */
public record LeaseHolder(RunId runId, String command, long pid, String host, Instant since) {}
