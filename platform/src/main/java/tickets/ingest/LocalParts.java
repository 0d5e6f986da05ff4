package tickets.ingest;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.ingest.parts.JudgedSource;
import tickets.ingest.parts.PublishedContents;
import tickets.lake.ObjectStore;

/** The parts of sources that are carried on, as files of this machine. One thread. */
final class LocalParts {

    private final ObjectStore store;
    private final Path folder;
    private final @Nullable PartCopies copies;
    private final Map<String, Long> sizes = new HashMap<>();

    /**
     * @param folder where parts are fetched to when the store is not on this machine
     * @param copies those that were fetched before; null when the store is on this machine
     */
    LocalParts(ObjectStore store, Path folder, @Nullable PartCopies copies) {
        this.store = store;
        this.folder = folder;
        this.copies = copies;
    }

    RunSource carried(JudgedSource source) {
        return new RunSource(source, of(source.bronze()), of(source.quarantine()), of(source.warnings()), List.of());
    }

    List<LocalPart> of(List<String> keys) {
        return keys.stream().map(key -> new LocalPart(key, file(key))).toList();
    }

    private Path file(String key) {
        if (copies == null) {
            return store.localFile(key, folder);
        }
        PartCopies kept = copies;
        return kept.find(key, sizeOf(key)).orElseGet(() -> kept.keep(new LocalPart(key, store.localFile(key, folder))));
    }

    /** As the store lists it: one listing for all parts. */
    private long sizeOf(String key) {
        if (sizes.isEmpty()) {
            PublishedContents.parts(store).forEach(part -> sizes.put(part.key(), part.bytes()));
        }
        return sizes.getOrDefault(key, -1L);
    }
}
