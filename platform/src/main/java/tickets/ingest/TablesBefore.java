package tickets.ingest;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tickets.ingest.parts.OfflineSlice;
import tickets.ingest.parts.PublishedContents;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;

/** The tables in force while new ones are made, as files of this machine; fetched only when they are of use. */
final class TablesBefore {

    private final ObjectStore store;
    private final PublishedTables published;
    private final PublishedContents contents;
    private final Path folder;

    TablesBefore(ObjectStore store, PublishedTables published, PublishedContents contents, RunFolder folder) {
        this.store = store;
        this.published = published;
        this.contents = contents;
        this.folder = folder.path();
    }

    /** The offline table, if one of these slices is in it. */
    Optional<OfflineTable> offlineWithAnyOf(List<WantedSlice> wantedSlices) {
        List<OfflineSlice> slices = contents.slices();
        Set<String> wanted = new HashSet<>();
        wantedSlices.forEach(slice -> wanted.add(slice.name()));
        if (slices.stream().noneMatch(slice -> wanted.contains(slice.id()))) {
            return Optional.empty();
        }
        return file(TableBuild.OFFLINE).map(file -> new OfflineTable(file, slices, 0));
    }

    /** The online table. */
    Optional<Path> online() {
        return file(TableBuild.ONLINE);
    }

    private Optional<Path> file(String table) {
        return published
                .current()
                .flatMap(set -> set.key(table))
                .filter(key -> store.find(key).isPresent())
                .map(key -> store.localFile(key, folder));
    }
}
