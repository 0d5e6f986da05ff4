package tickets.ingest.parts;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.StoredObject;
import tickets.lake.TableSet;
import tickets.problem.Conflict;

/** Keeps what published sets are made of, and the parts, in the object store. */
public final class PublishedContents {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedContents.class);
    private static final String PARTS = "_platform/parts/";

    private final ObjectStore store;
    private final PublishedTables tables;

    /** @param tables knows the sets */
    public PublishedContents(ObjectStore store, PublishedTables tables) {
        this.store = store;
        this.tables = tables;
    }

    /**
     * Where a part is kept.
     *
     * @param content the name of the raw file's content
     * @param runId the run that makes the part, so that no part is ever replaced
     * @param table the layer it belongs to, e.g. {@code bronze}
     */
    public static String partKey(String content, String runId, String table) {
        return PARTS + content + "-" + runId + "/" + table + ".parquet";
    }

    /**
     * What the set in force is made of; nothing when there is none, or one of an older program. A source whose parts
     * somebody has removed is only told as broken, so that its file is judged again.
     */
    public SetContents current() {
        SetContents contents = inForce();
        Set<String> kept = keptParts();
        Map<Boolean, List<JudgedSource>> whole = contents.sources().stream()
                .collect(Collectors.partitioningBy(source -> kept.containsAll(source.parts())));
        return new SetContents(
                Objects.requireNonNull(whole.get(true)), contents.slices(), Objects.requireNonNull(whole.get(false)));
    }

    /** As {@link #current}, and nothing also when it cannot be read: for those who make everything anew. */
    public SetContents currentIfReadable() {
        try {
            return current();
        } catch (Conflict unreadable) {
            return SetContents.NONE;
        }
    }

    /** The slices of the offline table in force; none when what it is made of cannot be read. */
    public List<OfflineSlice> slices() {
        try {
            return inForce().slices();
        } catch (Conflict unreadable) {
            return List.of();
        }
    }

    private SetContents inForce() {
        return tables.current().map(set -> of(set.runId())).orElse(SetContents.NONE);
    }

    /** Whether the set in force is in an Iceberg catalog, where the embedded engine cannot go on from it. */
    public boolean areInCatalog() {
        return tables.current().map(TableSet::isInCatalog).orElse(false);
    }

    private SetContents of(String runId) {
        String key = PublishedTables.contentsKey(runId);
        return store.read(key)
                .map(text -> SetContentsText.read(text, store.address(key)))
                .orElse(SetContents.NONE);
    }

    /** Notes what the set of a run is made of, before it is published. */
    public void write(String runId, SetContents contents) {
        store.write(PublishedTables.contentsKey(runId), SetContentsText.write(contents));
    }

    /** All parts that are kept in a store. */
    public static List<StoredObject> parts(ObjectStore store) {
        return store.list(PARTS);
    }

    /**
     * Removes the parts that no set is made of: not the one in force, the one before it, or one being published. All
     * stay while it cannot be read what one of these is made of.
     *
     * @return the keys of the others
     */
    public Set<String> removeUnusedParts() {
        Set<String> used;
        try {
            used = usedParts();
        } catch (Conflict unreadable) {
            LOG.warn("Parts stay that may not be needed: {}", unreadable.getMessage());
            return keptParts();
        }
        tables.removeAllBut(PARTS, used);
        return used;
    }

    private Set<String> usedParts() {
        Set<String> used = new HashSet<>();
        tables.begun().ifPresent(set -> addParts(set.runId(), used));
        Optional<TableSet> current = tables.current();
        current.ifPresent(set -> addParts(set.runId(), used));
        current.map(TableSet::previousRunId).ifPresent(previous -> addParts(previous, used));
        return used;
    }

    private Set<String> keptParts() {
        Set<String> kept = new HashSet<>();
        parts(store).forEach(part -> kept.add(part.key()));
        return kept;
    }

    private void addParts(String runId, Set<String> used) {
        of(runId).sources().forEach(source -> used.addAll(source.parts()));
    }
}
