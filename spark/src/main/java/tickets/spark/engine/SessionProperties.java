package tickets.spark.engine;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tickets.config.DataSettings;
import tickets.config.DataSettings.Store;
import tickets.config.IcebergSettings;
import tickets.config.Secret;
import tickets.config.Settings;

/** The platform's settings as Spark's own properties. */
public final class SessionProperties {

    /** The catalog of the Iceberg tables. */
    public static final String TABLES = "lake";

    /** The catalog in which table files find the versions of one set. */
    public static final String PINNED = "pinned";

    /** The namespace of the lake's tables; empty for none. */
    public static final String NAMESPACE = "spark.tickets.namespace";

    /** The lake whose tables they are. */
    public static final String LAKE = "spark.tickets.lake";

    private static final String FILE = "file://";

    private static final String LOCAL = "local";

    private final Settings settings;
    private final ZoneId zone;
    private final String master;

    /**
     * For a run.
     *
     * @param settings all settings in force
     * @param zone where SQL believes to be; tables must not depend on it
     */
    public SessionProperties(Settings settings, ZoneId zone) {
        this(settings, zone, settings.spark().master());
    }

    private SessionProperties(Settings settings, ZoneId zone, String master) {
        this.settings = settings;
        this.zone = zone;
        this.master = master;
    }

    /**
     * For reading, which writes a file on this machine and needs no cluster.
     *
     * @param settings all settings in force
     */
    public static SessionProperties forReading(Settings settings) {
        String master = settings.spark().master();
        return new SessionProperties(settings, ZoneOffset.UTC, master.startsWith(LOCAL) ? master : LOCAL + "[*]");
    }

    /**
     * All properties, in an order that is good to read.
     *
     * @param workFolder where Spark keeps unfinished files on this machine
     */
    public Map<String, String> with(Path workFolder) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spark.app.name", "tickets");
        properties.put("spark.master", master);
        properties.put("spark.ui.enabled", "false");
        properties.put("spark.sql.session.timeZone", zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
        properties.put("spark.sql.datetime.java8API.enabled", "true");
        // What SQL means is not to depend on what a cluster has in its defaults.
        properties.put("spark.sql.ansi.enabled", "true");
        properties.put("spark.sql.ansi.doubleQuotedIdentifiers", "false");
        properties.put("spark.sql.caseSensitive", "false");
        properties.put("spark.sql.parser.escapedStringLiterals", "false");
        properties.put("spark.sql.storeAssignmentPolicy", "ANSI");
        properties.put("spark.sql.timestampType", "TIMESTAMP_LTZ");
        // Not Iceberg's extensions: nothing of them is needed, and their parser refuses functions written in SQL.
        properties.put("spark.sql.extensions", TicketFunctions.class.getName());
        if (master.startsWith(LOCAL)) {
            local(properties, workFolder);
        }
        store(properties, settings.data());
        catalog(properties, settings.iceberg());
        properties.put(NAMESPACE, Objects.requireNonNullElse(settings.iceberg().namespace(), ""));
        properties.put(LAKE, new LakeAddress(settings.data()).lake());
        return properties;
    }

    private static void local(Map<String, String> properties, Path workFolder) {
        properties.put("spark.driver.bindAddress", "127.0.0.1");
        properties.put("spark.driver.host", "127.0.0.1");
        properties.put("spark.local.dir", workFolder.toString());
        properties.put("spark.sql.warehouse.dir", FILE + workFolder.resolve("warehouse"));
        properties.put(
                "spark.sql.shuffle.partitions",
                Integer.toString(4 * Runtime.getRuntime().availableProcessors()));
    }

    private static void store(Map<String, String> properties, DataSettings data) {
        if (data.store() == Store.LOCAL) {
            return;
        }
        String s3a = "spark.hadoop.fs.s3a.";
        properties.put(s3a + "endpoint.region", data.region());
        URI endpoint = data.endpoint();
        if (endpoint != null) {
            properties.put(s3a + "endpoint", endpoint.toString());
            properties.put(s3a + "path.style.access", "true");
            properties.put(s3a + "connection.ssl.enabled", Boolean.toString("https".equals(endpoint.getScheme())));
        }
        Secret accessKey = data.accessKey();
        Secret secretKey = data.secretKey();
        if (accessKey != null && secretKey != null) {
            properties.put(s3a + "access.key", accessKey.reveal());
            properties.put(s3a + "secret.key", secretKey.reveal());
            properties.put(s3a + "aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
        }
    }

    private void catalog(Map<String, String> properties, IcebergSettings iceberg) {
        String tables = "spark.sql.catalog." + TABLES;
        properties.put(tables, "org.apache.iceberg.spark.SparkCatalog");
        properties.put(tables + ".cache-enabled", "false");
        if (iceberg.warehouse() != null || iceberg.catalog() != IcebergSettings.Catalog.REST) {
            // A REST service has one of its own.
            properties.put(tables + ".warehouse", warehouse());
        }
        switch (iceberg.catalog()) {
            case HADOOP -> properties.put(tables + ".type", "hadoop");
            case JDBC -> {
                properties.put(tables + ".type", "jdbc");
                properties.put(tables + ".jdbc.schema-version", "V1");
            }
            case REST -> {
                properties.put(tables + ".type", "rest");
                filesOfRest(properties, tables);
            }
        }
        if (iceberg.uri() != null) {
            properties.put(tables + ".uri", iceberg.uri().toString());
        }
        if (iceberg.username() != null) {
            properties.put(tables + ".jdbc.user", iceberg.username());
        }
        if (iceberg.password() != null) {
            properties.put(tables + ".jdbc.password", iceberg.password().reveal());
        }
        if (iceberg.token() != null) {
            properties.put(tables + ".token", iceberg.token().reveal());
        }
        properties.put("spark.sql.catalog." + PINNED, "tickets.spark.iceberg.PinnedTables");
    }

    /**
     * A service tells how its tables' files are reached: Iceberg's own S3 client, with what the service leaves open.
     */
    private void filesOfRest(Map<String, String> properties, String tables) {
        DataSettings data = settings.data();
        if (data.store() == Store.LOCAL) {
            return;
        }
        properties.put(tables + ".http-client.type", "urlconnection");
        properties.put(tables + ".client.region", data.region());
        if (data.endpoint() != null) {
            properties.put(tables + ".s3.endpoint", data.endpoint().toString());
            properties.put(tables + ".s3.path-style-access", "true");
        }
        if (data.accessKey() != null && data.secretKey() != null) {
            properties.put(tables + ".s3.access-key-id", data.accessKey().reveal());
            properties.put(tables + ".s3.secret-access-key", data.secretKey().reveal());
        }
    }

    private String warehouse() {
        String given = settings.iceberg().warehouse();
        if (given != null && given.contains(":")) {
            return given;
        }
        DataSettings data = settings.data();
        if (given == null && data.store() == Store.S3) {
            return "s3a://" + data.bucket() + "/iceberg";
        }
        Path folder = given == null ? data.root().resolve("iceberg") : Path.of(given);
        // Iceberg and Hadoop take a location as it stands: a blank is a blank.
        return FILE + folder.toAbsolutePath().normalize();
    }
}
