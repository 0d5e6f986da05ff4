package tickets.ingest;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tickets.lake.TableFile;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lake.duckdb.DuckDbSession;
import tickets.online.OnlineDocument;

/** The documents of an online table, as the online store serves them: one definition for publishing and verifying. */
public final class OnlineDocuments {

    private static final TableFile DOCUMENTS = TableFile.named("online/documents");

    private OnlineDocuments() {}

    /** The documents of the online table in {@code parquet}, newest first; the caller closes them. */
    public static DuckDbRows<OnlineDocument> of(DuckDbSession session, Path parquet) {
        session.bindParquet("online.tickets", List.of(parquet));
        return session.rows("read the online table", DOCUMENTS.sql(), OnlineDocuments::document);
    }

    private static OnlineDocument document(ResultSet row) throws SQLException {
        return new OnlineDocument(row.getString(1), row.getLong(2), row.getBytes(3));
    }
}
