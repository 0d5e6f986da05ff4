package tickets.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.ingest.judging.JudgedFile;
import tickets.ingest.judging.JudgedRaw;
import tickets.ingest.judging.QuarantinedRecord;
import tickets.ingest.judging.Rejudging;
import tickets.ingest.parts.JudgedSource;
import tickets.ingest.parts.PublishedContents;
import tickets.ingest.parts.SetContents;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableFile;
import tickets.lake.TableSet;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lake.duckdb.DuckDbSession;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;
import tickets.problem.Unavailable;
import tickets.ticket.Contract;

/**
 * Judges the records in quarantine by the contract as it is now. What passes joins bronze, what does not stays, and all
 * tables are made anew, so that the ledger covers the carried bronze and every replayed record.
 */
public final class ReplayQuarantine {

    private static final TableFile RECORDS = TableFile.named("quarantine/records");

    private final TableRuns runs;
    private final ObjectStore store;
    private final Contract contract;
    private final @Nullable PartCopies copies;

    ReplayQuarantine(TableRuns runs, ObjectStore store, Contract contract, @Nullable PartCopies copies) {
        this.runs = runs;
        this.store = store;
        this.contract = contract;
        this.copies = copies;
    }

    /**
     * Runs the replay to its end; a failure is told in the report.
     *
     * @param maskedSettings the settings in force, for the run's record
     */
    public IngestReport replay(Map<String, String> maskedSettings) {
        return runs.run(
                "quarantine replay",
                maskedSettings,
                WhenEmpty.KEEP_TABLES,
                (run, workplace) -> run.step("bronze", notes -> {
                    PublishedTables published = new PublishedTables(store);
                    if (published.current().isEmpty()) {
                        throw new NotFound(
                                "Cannot replay a quarantine: nothing has been published in " + store.address("")
                                        + " yet.",
                                "Run `tickets ingest` first.");
                    }
                    requireOwnEngine(published.current().get());
                    SetContents before = new PublishedContents(store, published).current();
                    requireContents(before);
                    JudgedRaw again = judgedAgain(before, workplace);
                    notes.count("replayed", again.read());
                    notes.count("passed", again.accepted());
                    return sources(before, again, workplace);
                }));
    }

    /** A set of an older program does not tell what it is made of. */
    private static void requireOwnEngine(TableSet set) {
        if (set.isInCatalog()) {
            throw new InvalidInput(
                    "Cannot replay the quarantine of run " + set.runId() + ": its tables were made by Spark.",
                    "Run `tickets ingest engine=spark`: after a change of the contract it judges all raw files that are"
                            + " there anew.");
        }
    }

    private void requireContents(SetContents before) {
        if (!before.broken().isEmpty()) {
            throw new Conflict(
                    "Cannot replay the quarantine in " + store.address("") + ": the parts of "
                            + before.broken().get(0).source() + " are gone from it.",
                    "Run `tickets ingest` first; it judges the raw file again if it is still there.");
        }
        if (before.sources().isEmpty()) {
            throw new Conflict(
                    "Cannot replay the quarantine in " + store.address("")
                            + ": it is not known which raw files its tables are made of.",
                    "Run `tickets ingest` first; it judges the raw files by the contract as it is now.");
        }
    }

    private JudgedRaw judgedAgain(SetContents before, Workplace workplace) {
        List<LocalPart> quarantine = new ArrayList<>();
        LocalParts parts = new LocalParts(store, workplace.folder().path(), copies);
        before.sources().forEach(source -> quarantine.addAll(parts.of(source.quarantine())));
        if (quarantine.isEmpty()) {
            return new JudgedRaw(List.of());
        }
        try (DuckDbSession reading = workplace.engine().session();
                DuckDbSession writing = workplace.engine().session()) {
            reading.bindParquet(
                    "quarantine.tickets",
                    quarantine.stream().map(LocalPart::file).toList());
            Rejudging rejudging = new Rejudging(
                    contract.newJudge(workplace.startedAt()),
                    writing,
                    workplace.folder().path());
            try (DuckDbRows<QuarantinedRecord> records =
                    reading.rows("read the quarantine", RECORDS.sql(), QuarantinedRecord::of)) {
                return rejudging.judge(records);
            }
        } catch (IOException failed) {
            throw unjudged(failed);
        }
    }

    private RunSources sources(SetContents before, JudgedRaw again, Workplace workplace) {
        Map<String, JudgedFile> bySource = new LinkedHashMap<>();
        again.files().forEach(file -> bySource.put(file.file().key(), file));
        List<RunSource> sources = new ArrayList<>();
        LocalParts parts = new LocalParts(store, workplace.folder().path(), copies);
        try (DuckDbSession session = workplace.engine().session()) {
            ReplayedParts replayed = new ReplayedParts(new FreshParts(session, workplace), parts);
            for (JudgedSource source : before.sources()) {
                JudgedFile judged = bySource.get(source.source());
                sources.add(judged == null ? parts.carried(source) : replayed.of(source, judged));
            }
        } catch (IOException failed) {
            throw unjudged(failed);
        }
        return new RunSources(sources, 0, 0, Map.of(), List.of());
    }

    private static Unavailable unjudged(IOException failed) {
        return new Unavailable(
                "Cannot judge the quarantine again: " + failed.getMessage(),
                "Look at the disk of the work folder (state.root), then run again.",
                failed);
    }
}
