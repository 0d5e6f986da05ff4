package tickets.ingest;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import tickets.ingest.judging.JudgedRaw;
import tickets.ingest.publishing.Publication;
import tickets.lake.RunFacts;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.EngineSettings;
import tickets.online.OnlineStore;
import tickets.problem.GateRefused;
import tickets.runs.ActiveRun;
import tickets.runs.RunError;
import tickets.runs.Runs;

/**
 * Carries a run from its start, through judged records and tables, to a published set; whatever ends it is recorded.
 */
final class TableRuns {

    private final Runs runs;
    private final IngestSettings settings;
    private final OnlineStore online;
    private final Publication publication;
    private final TablePublishing tables;

    TableRuns(Runs runs, IngestSettings settings, OnlineStore online, Publication publication, TablePublishing tables) {
        this.runs = runs;
        this.settings = settings;
        this.online = online;
        this.publication = publication;
        this.tables = tables;
    }

    /**
     * Runs {@code judging} as a run of its own and publishes what comes of it.
     *
     * @throws tickets.problem.Conflict when another writer holds the lake; every later failure is in the report
     */
    IngestReport run(
            String command,
            Map<String, String> maskedSettings,
            WhenEmpty whenEmpty,
            Function<Workplace, JudgedRaw> judging) {
        try (ActiveRun run = runs.start(command, maskedSettings)) {
            RunFindings findings = new RunFindings();
            try {
                prepare(run);
                work(run, whenEmpty, judging, findings);
                run.succeeded(findings.outcome());
            } catch (GateRefused refusal) {
                run.refused(refusal, findings.outcome());
                findings.endedBy(refusal);
            } catch (RuntimeException | Error failure) {
                if (isCompletedInSpiteOf(failure, run)) {
                    run.succeeded(findings.outcome());
                    tables.tellFiles(findings);
                    findings.remark("Publishing was interrupted, and its tables are in force all the same. "
                            + RunError.of(failure).message());
                } else {
                    run.failed(failure, findings.outcome());
                    findings.endedBy(failure);
                }
            }
            return findings.report(run.asRecord());
        }
    }

    private void prepare(ActiveRun run) {
        run.step("prepare", () -> {
            online.checkReady();
            publication.settle();
            tables.tidy(run.asRecord().startedAt());
        });
    }

    private void work(
            ActiveRun run, WhenEmpty whenEmpty, Function<Workplace, JudgedRaw> judging, RunFindings findings) {
        String id = run.id().value();
        RunFacts facts = new RunFacts(id, run.asRecord().startedAt(), settings.numOnline());
        try (RunFolder folder = RunFolder.fresh(settings.workFolder(), id);
                DuckDbEngine engine = DuckDbEngine.start(
                        new EngineSettings(settings.engineMemoryBytes(), settings.threads(), folder.path()), facts)) {
            Workplace workplace = new Workplace(run, folder, engine);
            JudgedRaw judged = judging.apply(workplace);
            findings.judged(judged);
            if (judged.read() == 0 && whenEmpty == WhenEmpty.KEEP_TABLES) {
                findings.remark("The input holds no record. The tables stay as they are; --allow-empty empties them.");
                return;
            }
            tables.makeAndPublish(workplace, judged, whenEmpty, findings);
        }
    }

    /**
     * Undoes what the run has left, or completes it when it was so far that only that is right. What cannot be settled
     * now is settled by the next command that looks.
     */
    private boolean isCompletedInSpiteOf(Throwable failure, ActiveRun run) {
        try {
            publication.settle();
            tables.tidy(Instant.MAX);
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
        try {
            return publication.isInForce(run.id().value());
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
            return false;
        }
    }
}
