package tickets.ingest;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableFile;
import tickets.lake.TableSet;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lake.duckdb.DuckDbSession;
import tickets.problem.NotFound;

/** Lists the reasons in a quarantine, with counts and examples. Only reads. */
public final class SummariseQuarantine {

    private static final TableFile REASONS = TableFile.named("quarantine/reasons");

    private final ObjectStore store;
    private final PublishedTables published;

    /** @param store where the tables are */
    public SummariseQuarantine(ObjectStore store) {
        this.store = store;
        this.published = new PublishedTables(store);
    }

    /**
     * Summarises the quarantine in force, or that of one run.
     *
     * @param runId the run in force or a refused one; null for the one in force
     * @param workFolder where a copy goes when the store is not on this machine
     * @throws NotFound when there is no quarantine of that run any more
     */
    public QuarantineSummary of(@Nullable String runId, DuckDbSession session, Path workFolder) {
        Optional<TableSet> current = published.current();
        boolean isCurrent = runId == null
                || current.map(TableSet::runId).filter(runId::equals).isPresent();
        if (isCurrent && current.isPresent()) {
            TableSet set = current.get();
            return summary(set.runId(), false, set.key(TableBuild.QUARANTINE).orElseThrow(), session, workFolder);
        }
        List<String> refused = published.refusedRuns();
        if (runId != null && refused.contains(runId)) {
            return summary(runId, true, PublishedTables.refusedKey(runId), session, workFolder);
        }
        throw runId == null
                ? new NotFound(
                        "Cannot find a quarantine: nothing has been published in " + store.address("") + " yet.",
                        refused.isEmpty() ? "Run `tickets ingest` first." : seeLast(refused))
                : new NotFound(
                        "Cannot find the quarantine of run '" + runId + "': kept are that of the run in force"
                                + current.map(set -> " (" + set.runId() + ")").orElse(", of which there is none yet,")
                                + " and that of the last run that was refused since"
                                + (refused.isEmpty() ? ", of which there is none." : "."),
                        refused.isEmpty() ? "List the one in force with `tickets quarantine`." : seeLast(refused));
    }

    private static String seeLast(List<String> refused) {
        return "See that of the refused run with `tickets quarantine --run " + refused.get(refused.size() - 1) + "`.";
    }

    private QuarantineSummary summary(
            String runId, boolean isRefused, String key, DuckDbSession session, Path workFolder) {
        session.bindParquet("quarantine.tickets", List.of(store.localFile(key, workFolder)));
        long entries = session.number("select count(*) from quarantine.tickets");
        return new QuarantineSummary(runId, isRefused, entries, reasons(session), store.address(key));
    }

    private static List<QuarantineReason> reasons(DuckDbSession session) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, List<QuarantineReason.Example>> examples = new LinkedHashMap<>();
        try (DuckDbRows<String> rows = session.rows("list the reasons", REASONS.sql(), row -> {
            String code = row.getString("code");
            counts.put(code, row.getLong("record_count"));
            examples.computeIfAbsent(code, first -> new ArrayList<>()).add(example(row));
            return code;
        })) {
            rows.forEachRemaining(code -> {});
        }
        return counts.entrySet().stream()
                .map(reason -> new QuarantineReason(
                        reason.getKey(), reason.getValue(), examples.getOrDefault(reason.getKey(), List.of())))
                .toList();
    }

    private static QuarantineReason.Example example(ResultSet row) throws SQLException {
        return new QuarantineReason.Example(
                row.getString("field"),
                row.getString("seen"),
                row.getString("expected"),
                row.getString("ticket_id"),
                row.getString("source"),
                row.getLong("line"),
                row.getLong("byte_offset"));
    }
}
