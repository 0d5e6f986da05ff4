package tickets.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.ingest.judging.JudgedRaw;
import tickets.runs.Run;
import tickets.runs.RunCounts;
import tickets.runs.RunOutcome;

/** What is known of a run so far, so that also a failing run tells what it had found. One thread. */
final class RunFindings {

    private RunCounts counts = RunCounts.NONE;
    private Map<String, Long> reasons = Map.of();
    private Map<String, Long> warnings = Map.of();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private @Nullable Throwable failure;

    void judged(JudgedRaw judged) {
        counts = new RunCounts(judged.read(), judged.accepted(), judged.quarantined(), 0, 0, 0);
        reasons = mostFrequentFirst(judged.reasons());
        warnings = mostFrequentFirst(judged.warnings());
    }

    private static Map<String, Long> mostFrequentFirst(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    void ledger(Ledger ledger) {
        counts = new RunCounts(
                ledger.read(),
                ledger.accepted(),
                ledger.quarantined(),
                ledger.superseded(),
                ledger.offline(),
                ledger.online());
    }

    void file(String table, String address) {
        files.put(table, address);
    }

    void remark(String sentence) {
        remarks.add(sentence);
    }

    void endedBy(Throwable cause) {
        failure = cause;
    }

    RunOutcome outcome() {
        return new RunOutcome(counts, reasons, warnings);
    }

    IngestReport report(Run run) {
        return new IngestReport(run, files, remarks, failure);
    }
}
