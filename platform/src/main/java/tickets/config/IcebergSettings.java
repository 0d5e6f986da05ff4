package tickets.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the growing tables are, when Spark is the engine.
 *
 * @param catalog kind of the catalog that knows the Iceberg tables; hadoop is for a local try
 * @param uri address of the catalog: jdbc:... for a database, http(s)://... for a REST service
 * @param warehouse where the files of the Iceberg tables are; unset: iceberg below data.root or data.bucket, or where a
 *     REST service says. A REST service may give it a meaning of its own
 * @param namespace namespace that the tables' own ones (bronze, offline, …) are in; lakes that share a catalog need one
 *     each
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
