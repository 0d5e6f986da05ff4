package tickets.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The settings that apply when Spark is the engine: Spark itself, and the catalog of its tables. */
final class SparkKeys {

    static final SettingKey<String> MASTER = new SettingKey<>(
            "spark.master",
            SettingTypes.text(
                    "local(\\[(\\*|[1-9][0-9]{0,3})])?|yarn|(spark|k8s)://\\S+",
                    "local[N], local[*], yarn, spark://HOST:PORT or k8s://ADDRESS"),
            "local[*]",
            "where Spark's work is done: this machine (N cores, or all), or the cluster's manager");
    static final SettingKey<ByteSize> DRIVER_MEMORY = new SettingKey<>(
            "spark.driver_memory",
            SettingTypes.size(new ByteSize(512L << 20), new ByteSize(1L << 40)),
            "3GiB",
            "heap of Spark's driver; with a local master all work is done in it");
    static final SettingKey<Path> JAVA_HOME = new SettingKey<>(
            "spark.java_home",
            SettingTypes.folder(),
            null,
            "folder of the Java that runs Spark, 17 to 22; unset: the one that runs this program");

    static final SettingKey<IcebergSettings.Catalog> CATALOG = new SettingKey<>(
            "iceberg.catalog",
            SettingTypes.choice(IcebergSettings.Catalog.class),
            "hadoop",
            "kind of the catalog that knows the Iceberg tables; hadoop is for a local try");
    static final SettingKey<URI> URI_OF_CATALOG = new SettingKey<>(
            "iceberg.uri",
            SettingTypes.catalogAddress(),
            null,
            "address of the catalog: jdbc:... for a database, http(s)://... for a REST service");
    static final SettingKey<String> WAREHOUSE = new SettingKey<>(
            "iceberg.warehouse",
            SettingTypes.text("[^\\s~][^\\s]*", "a folder or an address such as s3a://BUCKET/PATH, without blanks"),
            null,
            "where the files of the Iceberg tables are; unset: iceberg below data.root or data.bucket, or where a REST"
                    + " service says. A REST service may give it a meaning of its own");
    static final SettingKey<String> NAMESPACE = new SettingKey<>(
            "iceberg.namespace",
            SettingTypes.text("[a-z][a-z0-9_]{0,62}", "a lower-case letter, then letters, digits and underscores"),
            null,
            "namespace that the tables' own ones (bronze, offline, …) are in; lakes that share a catalog need one each");
    static final SettingKey<String> USERNAME = new SettingKey<>(
            "iceberg.username",
            SettingTypes.text("\\S+", "a name without blanks"),
            null,
            "user to log in to the catalog's database as");
    static final SettingKey<Secret> PASSWORD = new SettingKey<>(
            "iceberg.password", SettingTypes.secret(), null, "password to log in to the catalog's database with");
    static final SettingKey<Secret> TOKEN =
            new SettingKey<>("iceberg.token", SettingTypes.secret(), null, "token to show to a REST catalog");

    static final List<SettingKey<?>> ALL = List.of(
            MASTER, DRIVER_MEMORY, JAVA_HOME, CATALOG, URI_OF_CATALOG, WAREHOUSE, NAMESPACE, USERNAME, PASSWORD, TOKEN);

    private SparkKeys() {}

    static SparkSettings spark(SettingValues values) {
        return new SparkSettings(values.require(MASTER), values.require(DRIVER_MEMORY), values.find(JAVA_HOME));
    }

    static IcebergSettings iceberg(SettingValues values) {
        return new IcebergSettings(
                values.require(CATALOG),
                values.find(URI_OF_CATALOG),
                values.find(WAREHOUSE),
                values.find(NAMESPACE),
                values.find(USERNAME),
                values.find(PASSWORD),
                values.find(TOKEN));
    }
}
