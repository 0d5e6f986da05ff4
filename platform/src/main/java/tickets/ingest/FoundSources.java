package tickets.ingest;

import tickets.ingest.parts.PlanSources;
import tickets.ingest.parts.SourcePlan;

/**
 * The raw files that were found.
 *
 * @param files how many there are
 * @param plan what becomes of them
 * @param planning what made the plan
 */
record FoundSources(int files, SourcePlan plan, PlanSources planning) {}
