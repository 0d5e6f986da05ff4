package tickets.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tickets.ingest.parts.OfflineSlice;
import tickets.lake.RunFacts;
import tickets.lake.parquet.ParquetJoin;
import tickets.lake.parquet.RowGroups;

/**
 * Makes the offline table slice by slice: what the table before this one holds already is copied from it, byte by byte;
 * the rest is made by the table's SQL.
 */
final class OfflineBuild {

    private final SliceWorkers workers;
    private final String runId;

    OfflineBuild(SliceWorkers workers, String runId) {
        this.workers = workers;
        this.runId = runId;
    }

    /**
     * Makes the table; wholly anew when another version of the engine has written the one before with other columns.
     *
     * @param wanted its slices, at least one
     * @param before the table before this one; its slices are used where their names are equal
     * @param target where the table goes
     */
    OfflineTable make(List<WantedSlice> wanted, OfflineTable before, Path target) throws IOException {
        Map<String, RowGroups> ready = slicesOf(before);
        List<WantedSlice> missing = wanted.stream()
                .filter(slice -> !ready.containsKey(slice.name()))
                .toList();
        Map<String, RowGroups> made = workers.make(missing);
        if (!haveOneSchema(ready, made)) {
            return make(wanted, OfflineTable.NONE, target);
        }
        ready.putAll(made);
        List<RowGroups> groups = new ArrayList<>();
        List<OfflineSlice> slices = new ArrayList<>();
        for (WantedSlice slice : wanted) {
            RowGroups rows = Objects.requireNonNull(ready.get(slice.name()));
            groups.add(rows);
            slices.add(new OfflineSlice(slice.name(), rows.to() - rows.from()));
        }
        ParquetJoin.joinGroups(groups, target, RunFacts.FOOTER_KEY, runId);
        return new OfflineTable(target, slices, missing.size());
    }

    private static boolean haveOneSchema(Map<String, RowGroups> before, Map<String, RowGroups> made) {
        if (before.isEmpty() || made.isEmpty()) {
            return true;
        }
        RowGroups old = before.values().iterator().next();
        return made.values().iterator().next().footer().hasSchemaOf(old.footer());
    }

    private static Map<String, RowGroups> slicesOf(OfflineTable before) throws IOException {
        Map<String, RowGroups> slices = new HashMap<>();
        if (before.slices().isEmpty()) {
            return slices;
        }
        RowGroups table = RowGroups.all(before.file());
        if (before.slices().stream().mapToInt(OfflineSlice::rowGroups).sum() != table.to()) {
            return slices;
        }
        int next = 0;
        for (OfflineSlice slice : before.slices()) {
            slices.put(slice.id(), table.only(next, next + slice.rowGroups()));
            next += slice.rowGroups();
        }
        return slices;
    }
}
