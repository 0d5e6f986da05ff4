package tickets.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the growing tables are, when Spark is the engine.
 *
 * @param catalog kind of the catalog that knows the Iceberg tables
 * @param uri address of the catalog; unset for a Hadoop catalog
 * @param warehouse folder or address of the tables' files; unset: iceberg below the lake
 * @param namespace namespace that the tables' own ones are in; unset: none
 * @param username user to log in to the catalog's database as
 * @param password password to log in to the catalog's database with
 * @param token token to show to a REST catalog
 */
public record IcebergSettings(
        Catalog catalog,
        @Nullable URI uri,
        @Nullable String warehouse,
        @Nullable String namespace,
        @Nullable String username,
        @Nullable Secret password,
        @Nullable Secret token) {

    /** Kinds of catalogs. */
    public enum Catalog {
        /** Files in a folder of this machine; for a local try, one writer at a time. */
        HADOOP,
        /** A database. */
        JDBC,
        /** A service that speaks Iceberg's REST protocol. */
        REST
    }
}
