package tickets.ingest;

import java.util.Locale;
import java.util.Optional;
import tickets.problem.GateRefused;

/**
 * Whether too much of a run's input is bad. The share is taken of all records of the tables, and of those that this run
 * has judged: a bad day must not hide behind a long good history.
 */
public final class QualityGate {

    private QualityGate() {}

    /** Why the run is refused; empty when it is not. */
    public static Optional<GateRefused> refusal(
            RunSources sources, WhenEmpty whenEmpty, String runId, double maxQuarantined) {
        if (share(sources.quarantined(), sources.read()) > maxQuarantined) {
            return Optional.of(tooManyBad(sources.quarantined(), sources.read(), "", runId, maxQuarantined));
        }
        if (share(sources.quarantinedInAll(), sources.readInAll()) > maxQuarantined) {
            return Optional.of(tooManyBad(
                    sources.quarantinedInAll(),
                    sources.readInAll(),
                    sources.read() == sources.readInAll() ? "" : " of all raw files",
                    runId,
                    maxQuarantined));
        }
        boolean nothingGood = sources.acceptedInAll() == 0 && whenEmpty == WhenEmpty.KEEP_TABLES;
        return nothingGood ? Optional.of(nothingGood(sources.readInAll(), runId)) : Optional.empty();
    }

    private static double share(long bad, long all) {
        return all == 0 ? 0 : (double) bad / all;
    }

    private static GateRefused nothingGood(long read, String runId) {
        return new GateRefused(
                String.format(
                        Locale.ROOT,
                        "Cannot publish run %s: not one of %,d records is a good ticket, and the tables that are there"
                                + " are not replaced by empty ones.",
                        runId,
                        read),
                "See why with `tickets quarantine --run " + runId + "`; --allow-empty publishes empty tables."
                        + " Nothing was published.");
    }

    private static GateRefused tooManyBad(long bad, long all, String ofWhat, String runId, double maxQuarantined) {
        return new GateRefused(
                String.format(
                        Locale.ROOT,
                        "Cannot publish run %s: %,d of %,d records%s (%.1f %%) violate the contract, more than the"
                                + " %.1f %% that data.max_quarantined allows.",
                        runId,
                        bad,
                        all,
                        ofWhat,
                        share(bad, all) * 100,
                        maxQuarantined * 100),
                "See why with `tickets quarantine --run " + runId + "`; mend the source, extend the vocabularies in"
                        + " conf/contract, or allow more with data.max_quarantined=SHARE. Nothing was published.");
    }
}
