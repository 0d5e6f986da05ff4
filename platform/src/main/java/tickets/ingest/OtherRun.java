package tickets.ingest;

import tickets.ingest.parts.PublishedContents;
import tickets.ingest.publishing.Publication;
import tickets.lake.PublishedTables;
import tickets.runs.ActiveRun;

/**
 * A run whose tables another engine makes.
 *
 * @param run its record; holds the writer's lease
 * @param findings takes what the run finds, for its report
 * @param published knows the set in force
 * @param contents knows what that is made of
 * @param publication puts the next one in force; has claimed the lake for this run
 */
public record OtherRun(
        ActiveRun run,
        RunFindings findings,
        PublishedTables published,
        PublishedContents contents,
        Publication publication) {}
