package tickets.ingest;

import java.util.Optional;
import tickets.ingest.publishing.Publication;
import tickets.ingest.publishing.Publication.Settlement;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.runs.Fence;
import tickets.runs.Runs;

/** Ends a publication that a killed process has begun: completes or undoes it, so that everything agrees again. */
public final class SettlePublication {

    private final Runs runs;
    private final PublishedTables tables;
    private final Publication publication;

    SettlePublication(Runs runs, PublishedTables tables, Publication publication) {
        this.runs = runs;
        this.tables = tables;
        this.publication = publication;
    }

    /** Whether a publication has begun and not ended: one that is under way, or one that was interrupted. */
    public static boolean mayBeNeeded(ObjectStore store) {
        return new PublishedTables(store).begun().isPresent();
    }

    /**
     * Settles unless somebody is writing: then the publication is theirs. The lease tells that only of runs that are
     * recorded here, so those of another machine or state folder are left alone: they may be alive.
     *
     * @param command who asks
     * @return a sentence about what was done or left; empty when there was nothing to do
     */
    public Optional<String> settle(String command) {
        Optional<TableSet> begun = tables.begun();
        if (begun.isPresent() && !runs.knows(begun.get().runId())) {
            return Optional.of("Run " + begun.get().runId() + ", started from another machine or state folder, is"
                    + " publishing or was killed while it published. The next command there settles it.");
        }
        return runs.unlessSomebodyWrites(command, this::claimAndSettle).flatMap(SettlePublication::sentence);
    }

    private Settlement claimAndSettle(Fence fence) {
        publication.claim(fence);
        return publication.settle();
    }

    private static Optional<String> sentence(Settlement settlement) {
        return switch (settlement) {
            case NOTHING_TO_DO -> Optional.empty();
            case COMPLETED -> Optional.of("A run was killed while it published; its publication was completed.");
            case UNDONE -> Optional.of("A run was killed while it published; its publication was undone.");
        };
    }
}
