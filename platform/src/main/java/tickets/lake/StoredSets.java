package tickets.lake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tickets.problem.Conflict;

/** The sets whose tables are Parquet files in the object store: the one in force and the one before it. */
public final class StoredSets implements ReadableSets {

    private static final String SUFFIX = ".parquet";

    private final ObjectStore store;

    /** @param store where the tables are */
    public StoredSets(ObjectStore store) {
        this.store = store;
    }

    @Override
    public List<ReadableSet> newestFirst() {
        List<ReadableSet> sets = new ArrayList<>();
        new PublishedTables(store).current().ifPresent(current -> {
            requireFiles(current);
            stored(current.runId(), current).ifPresent(sets::add);
            if (current.previousRunId() != null) {
                stored(current.previousRunId(), null).ifPresent(sets::add);
            }
        });
        return sets;
    }

    private static void requireFiles(TableSet set) {
        if (set.isInCatalog()) {
            throw new Conflict(
                    "Cannot read the tables without engine=spark: those in force, of run " + set.runId()
                            + ", are in the catalog of the run that made them.",
                    "Give engine=spark, with the settings iceberg.* of that run.");
        }
    }

    /** What is there of a set; it comes into force when all of it is. */
    private Optional<ReadableSet> stored(String runId, @Nullable TableSet described) {
        String folder = PublishedTables.folder(runId);
        List<ReadableTable> tables = new ArrayList<>();
        Instant written = Instant.EPOCH;
        for (StoredObject object : store.list(folder)) {
            written = object.modifiedAt().isAfter(written) ? object.modifiedAt() : written;
            if (object.key().endsWith(SUFFIX)) {
                String name =
                        object.key().substring(folder.length(), object.key().length() - SUFFIX.length());
                Long rows = described == null ? null : described.rows().get(name);
                tables.add(new ReadableTable(name, rows, object.bytes(), store.address(object.key())));
            }
        }
        tables.sort(Comparator.comparing(ReadableTable::name));
        return tables.isEmpty() ? Optional.empty() : Optional.of(new ReadableSet(runId, written, tables));
    }
}
