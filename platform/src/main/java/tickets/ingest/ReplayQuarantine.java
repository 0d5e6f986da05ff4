package tickets.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tickets.ingest.judging.JudgedRaw;
import tickets.ingest.judging.NotedWarning;
import tickets.ingest.judging.QuarantinedRecord;
import tickets.ingest.judging.Rejudging;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableFile;
import tickets.lake.TableSet;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lake.duckdb.DuckDbSession;
import tickets.problem.NotFound;
import tickets.problem.Unavailable;
import tickets.ticket.Contract;

/**
 * Judges the records in quarantine by the contract as it is now. What passes joins bronze, what does not stays, and all
 * tables are made anew, so that the ledger covers the carried bronze and every replayed record.
 */
public final class ReplayQuarantine {

    private static final TableFile RECORDS = TableFile.named("quarantine/records");
    private static final TableFile WARNINGS = TableFile.named("warnings/records");

    private final TableRuns runs;
    private final ObjectStore store;
    private final Contract contract;

    ReplayQuarantine(TableRuns runs, ObjectStore store, Contract contract) {
        this.runs = runs;
        this.store = store;
        this.contract = contract;
    }

    /**
     * Runs the replay to its end; a failure is told in the report.
     *
     * @param maskedSettings the settings in force, for the run's record
     */
    public IngestReport replay(Map<String, String> maskedSettings) {
        return runs.run("quarantine replay", maskedSettings, WhenEmpty.KEEP_TABLES, this::judged);
    }

    private JudgedRaw judged(Workplace workplace) {
        return workplace.run().step("bronze", notes -> {
            TableSet set = new PublishedTables(store)
                    .current()
                    .orElseThrow(() -> new NotFound(
                            "Cannot replay a quarantine: nothing has been published in " + store.address("") + " yet.",
                            "Run `tickets ingest` first."));
            JudgedRaw again = judgedAgain(set, workplace);
            JudgedRaw all = withCarriedBronze(again, set, workplace);
            notes.count("replayed", again.read());
            notes.count("passed", again.accepted());
            return all;
        });
    }

    private JudgedRaw judgedAgain(TableSet set, Workplace workplace) {
        Path folder = workplace.folder().path();
        Path quarantine = store.localFile(set.key(TableBuild.QUARANTINE).orElseThrow(), folder);
        Path warnings = store.localFile(set.key(TableBuild.WARNINGS).orElseThrow(), folder);
        try (DuckDbSession session = workplace.engine().session();
                DuckDbSession listing = workplace.engine().session();
                DuckDbSession writing = workplace.engine().session()) {
            session.bindParquet("quarantine.tickets", List.of(quarantine));
            listing.bindParquet("warnings.tickets", List.of(warnings));
            Rejudging rejudging =
                    new Rejudging(contract.newJudge(workplace.run().asRecord().startedAt()), writing, folder);
            try (DuckDbRows<QuarantinedRecord> records =
                            session.rows("read the quarantine", RECORDS.sql(), QuarantinedRecord::of);
                    DuckDbRows<NotedWarning> carried =
                            listing.rows("read the warnings", WARNINGS.sql(), NotedWarning::of)) {
                return rejudging.judge(records, carried);
            }
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot judge the quarantine again: " + failed.getMessage(),
                    "Look at the disk of the work folder (state.root), then run again.",
                    failed);
        }
    }

    private JudgedRaw withCarriedBronze(JudgedRaw again, TableSet set, Workplace workplace) {
        long carried = set.rows().getOrDefault(TableBuild.BRONZE, 0L);
        List<Path> bronze = new ArrayList<>();
        bronze.add(store.localFile(
                set.key(TableBuild.BRONZE).orElseThrow(), workplace.folder().path()));
        bronze.addAll(again.bronze());
        return new JudgedRaw(
                carried + again.read(),
                carried + again.accepted(),
                again.quarantined(),
                bronze,
                again.refused(),
                again.warned(),
                again.reasons(),
                again.warnings());
    }
}
