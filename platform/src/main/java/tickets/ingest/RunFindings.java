package tickets.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.lineage.InputData;
import tickets.lineage.MadeTable;
import tickets.lineage.RunTrace;
import tickets.runs.Run;
import tickets.runs.RunCounts;
import tickets.runs.RunOutcome;
import tickets.runs.RunStatus;

/** What is known of a run so far, so that also a failing run tells what it had found. One thread. */
public final class RunFindings {

    private RunCounts counts = RunCounts.NONE;
    private Map<String, Long> reasons = Map.of();
    private Map<String, Long> warnings = Map.of();
    private Map<String, Long> rawFiles = Map.of();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<InputData> inputs = new ArrayList<>();
    private final List<MadeTable> made = new ArrayList<>();
    private final Map<String, Boolean> checks = new LinkedHashMap<>();
    private @Nullable Throwable failure;

    RunFindings() {}

    /** What the run's sources hold. */
    public void sources(RunSources sources) {
        counts = new RunCounts(sources.readInAll(), sources.acceptedInAll(), sources.quarantinedInAll(), 0, 0, 0);
        reasons = mostFrequentFirst(sources.reasons());
        warnings = mostFrequentFirst(sources.warnings());
        rawFiles = sources.files();
        remarks.addAll(sources.remarks());
    }

    private static Map<String, Long> mostFrequentFirst(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** What was read, for those who follow where data comes from. */
    public void inputs(List<InputData> read) {
        inputs.addAll(read);
    }

    /** The tables as others find them once they are published. */
    public void made(List<MadeTable> tables) {
        made.addAll(tables);
    }

    /** Whether the gate let the run pass. */
    public void gate(boolean isPassed) {
        checks.put("gate:max_quarantined", isPassed);
    }

    /** Where every record went. */
    public void ledger(Ledger ledger) {
        checks.putAll(ledger.equations());
        counts = new RunCounts(
                ledger.read(),
                ledger.accepted(),
                ledger.quarantined(),
                ledger.superseded(),
                ledger.offline(),
                ledger.online());
    }

    /** Where a table is. */
    public void file(String table, String address) {
        files.put(table, address);
    }

    /** A sentence the user should read. */
    public void remark(String sentence) {
        remarks.add(sentence);
    }

    void endedBy(Throwable cause) {
        failure = cause;
    }

    RunOutcome outcome() {
        return new RunOutcome(counts, reasons, warnings);
    }

    /** What others are told of the run: tables only when they are in force. */
    RunTrace trace(Run run) {
        return new RunTrace(run, inputs, run.status() == RunStatus.SUCCEEDED ? made : List.of(), checks);
    }

    IngestReport report(Run run) {
        return new IngestReport(run, rawFiles, files, remarks, failure);
    }
}
