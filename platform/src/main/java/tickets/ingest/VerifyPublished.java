package tickets.ingest;

import java.nio.file.Path;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lake.duckdb.DuckDbSession;
import tickets.online.OnlineDocument;
import tickets.online.OnlineStore;
import tickets.online.OnlineVerification;
import tickets.online.VerifyOnlineStore;
import tickets.problem.NotFound;

/** Compares what the online store serves with the online table in force. Only reads. */
public final class VerifyPublished {

    private final ObjectStore store;
    private final OnlineStore online;

    /**
     * @param store where the online table is
     * @param online what is compared with it
     */
    public VerifyPublished(ObjectStore store, OnlineStore online) {
        this.store = store;
        this.online = online;
    }

    /**
     * Compares every document.
     *
     * @param workFolder where a copy of the table goes when the store is not on this machine
     * @throws NotFound when nothing has been published yet
     */
    public OnlineVerification verify(DuckDbSession session, Path workFolder) {
        TableSet set = new PublishedTables(store)
                .current()
                .orElseThrow(() -> new NotFound(
                        "Cannot verify the online store: nothing has been published in " + store.address("") + " yet.",
                        "Run `tickets ingest` first."));
        Path table = store.localFile(set.key(TableBuild.ONLINE).orElseThrow(), workFolder);
        try (DuckDbRows<OnlineDocument> documents = OnlineDocuments.of(session, table)) {
            return new VerifyOnlineStore(online).against(set.runId(), documents);
        }
    }
}
