package tickets.ingest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import tickets.ingest.publishing.Publication;
import tickets.lake.RunFacts;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.EngineSettings;
import tickets.lineage.Lineage;
import tickets.online.OnlineStore;
import tickets.problem.Conflict;
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
    private final Lineage lineage;

    TableRuns(
            Runs runs,
            IngestSettings settings,
            OnlineStore online,
            Publication publication,
            TablePublishing tables,
            Lineage lineage) {
        this.runs = runs;
        this.settings = settings;
        this.online = online;
        this.publication = publication;
        this.tables = tables;
        this.lineage = lineage;
    }

    /** Where the records of a run come from. */
    @FunctionalInterface
    interface SourcesOfRun {
        RunSources take(ActiveRun run, Workplace workplace);
    }

    /**
     * Runs {@code sources} as a run of its own and publishes the tables made from them.
     *
     * @throws tickets.problem.Conflict when another writer holds the lake; every later failure is in the report
     */
    IngestReport run(String command, Map<String, String> maskedSettings, WhenEmpty whenEmpty, SourcesOfRun sources) {
        return run(command, maskedSettings, (run, findings) -> work(run, whenEmpty, sources, findings));
    }

    /**
     * Runs {@code work} as a run of its own, on whatever engine.
     *
     * @throws tickets.problem.Conflict when another writer holds the lake; every later failure is in the report
     */
    IngestReport run(String command, Map<String, String> maskedSettings, BiConsumer<ActiveRun, RunFindings> work) {
        try (ActiveRun run = runs.start(command, maskedSettings)) {
            RunFindings findings = new RunFindings();
            run.foundDead().forEach(dead -> lineage.aborted(dead, run.asRecord().startedAt()));
            lineage.started(run.asRecord());
            try {
                prepare(run);
                run.fence().confirm();
                work.accept(run, findings);
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
                    Throwable reason = lossOfTheLease(failure, run);
                    run.failed(reason, findings.outcome());
                    findings.endedBy(reason);
                }
            }
            run.unrecorded().ifPresent(cause -> findings.remark(unrecorded(cause)));
            lineage.ended(findings.trace(run.asRecord()));
            return findings.report(run.asRecord());
        }
    }

    private static String unrecorded(RuntimeException cause) {
        return "The run history does not know how the run ended, and shows it as killed. "
                + RunError.of(cause).message();
    }

    private void prepare(ActiveRun run) {
        run.step("prepare", () -> {
            online.checkReady();
            publication.claim(run.fence());
            publication.settle();
            tables.tidy(run.asRecord().startedAt());
        });
    }

    private void work(ActiveRun run, WhenEmpty whenEmpty, SourcesOfRun sources, RunFindings findings) {
        String id = run.id().value();
        RunFacts facts = new RunFacts(id, run.asRecord().startedAt(), settings.numOnline());
        try (RunFolder folder = RunFolder.fresh(settings.workFolder(), id);
                DuckDbEngine engine = DuckDbEngine.start(
                        new EngineSettings(settings.engineMemoryBytes(), settings.threads(), folder.path()), facts)) {
            Workplace workplace = new Workplace(id, run.asRecord().startedAt(), folder, engine);
            RunSources taken = sources.take(run, workplace);
            findings.sources(taken);
            findings.inputs(tables.inputs(taken, id));
            Optional<String> kept = whenEmpty.keepingTables(taken);
            if (kept.isPresent()) {
                findings.remark(kept.get());
                return;
            }
            tables.makeAndPublish(run, workplace, taken, whenEmpty, findings);
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

    /** A run that was taken over finds its files gone, which is not what its user has to know first. */
    private static Throwable lossOfTheLease(Throwable failure, ActiveRun run) {
        try {
            run.fence().confirm();
        } catch (Conflict lost) {
            lost.addSuppressed(failure);
            return lost;
        } catch (RuntimeException notToBeKnown) {
            failure.addSuppressed(notToBeKnown);
        }
        return failure;
    }
}
