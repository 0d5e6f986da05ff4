package tickets.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The settings of the group {@code data}. */
final class DataKeys {

    static final SettingKey<DataSettings.Store> STORE = new SettingKey<>(
            "data.store",
            SettingTypes.choice(DataSettings.Store.class),
            "local",
            "what holds the files: a folder on this machine, or S3");
    static final SettingKey<URI> ENDPOINT = new SettingKey<>(
            "data.endpoint", SettingTypes.endpoint(), null, "address of the S3 service; unset: AWS itself");
    static final SettingKey<String> BUCKET = new SettingKey<>(
            "data.bucket",
            SettingTypes.text(
                    "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
                    "3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit first and last"),
            "tickets",
            "bucket that all files are in");
    static final SettingKey<String> REGION = new SettingKey<>(
            "data.region",
            SettingTypes.text("[a-z0-9-]+", "lower-case letters, digits and hyphens, such as us-east-1"),
            "us-east-1",
            "region of the bucket");
    static final SettingKey<Secret> ACCESS_KEY = new SettingKey<>(
            "data.access_key",
            SettingTypes.secret(),
            null,
            "key to sign S3 requests with; unset: the ordinary AWS credential chain");
    static final SettingKey<Secret> SECRET_KEY =
            new SettingKey<>("data.secret_key", SettingTypes.secret(), null, "secret that belongs to the access key");
    static final SettingKey<Path> ROOT =
            new SettingKey<>("data.root", SettingTypes.folder(), "lake", "folder that all file names are relative to");
    static final SettingKey<String> RAW_FILE = new SettingKey<>(
            "data.raw_file",
            SettingTypes.inputFiles(),
            "raw/tickets.json",
            "raw tickets to ingest: a file, a prefix of many or a glob");
    static final SettingKey<String> BRONZE_FILE =
            outputFile("data.bronze_file", "bronze/tickets.parquet", "table of every accepted record");
    static final SettingKey<String> QUARANTINE_FILE = outputFile(
            "data.quarantine_file", "quarantine/tickets.parquet", "table of every refused record with its reasons");
    static final SettingKey<String> OFFLINE_FILE =
            outputFile("data.offline_file", "offline/tickets.parquet", "table of the newest version of every ticket");
    static final SettingKey<String> ONLINE_FILE =
            outputFile("data.online_file", "online/tickets.parquet", "table of the newest tickets");
    static final SettingKey<Integer> NUM_ONLINE = new SettingKey<>(
            "data.num_online",
            SettingTypes.wholeNumber(1, Integer.MAX_VALUE, "a positive integer"),
            "10000",
            "how many tickets go online at most");
    static final SettingKey<ByteSize> MAX_RECORD_BYTES = new SettingKey<>(
            "data.max_record_bytes",
            SettingTypes.size(new ByteSize(1L << 10), new ByteSize(256L << 20)),
            "64MiB",
            "size over which a single record is quarantined");
    static final SettingKey<Double> MAX_QUARANTINED = new SettingKey<>(
            "data.max_quarantined",
            SettingTypes.number(share -> share >= 0 && share <= 1, "a number from 0 to 1"),
            "0.10",
            "share of bad records over which a run is refused");
    static final SettingKey<DataSettings.OnMalformed> ON_MALFORMED = new SettingKey<>(
            "data.on_malformed",
            SettingTypes.choice(DataSettings.OnMalformed.class),
            "fail",
            "what to do with an array that is broken in the middle");

    static final List<SettingKey<String>> OUTPUT_FILES =
            List.of(BRONZE_FILE, QUARANTINE_FILE, OFFLINE_FILE, ONLINE_FILE);

    static final List<SettingKey<?>> ALL = List.of(
            STORE,
            ENDPOINT,
            BUCKET,
            REGION,
            ACCESS_KEY,
            SECRET_KEY,
            ROOT,
            RAW_FILE,
            BRONZE_FILE,
            QUARANTINE_FILE,
            OFFLINE_FILE,
            ONLINE_FILE,
            NUM_ONLINE,
            MAX_RECORD_BYTES,
            MAX_QUARANTINED,
            ON_MALFORMED);

    private DataKeys() {}

    static DataSettings bind(SettingValues values) {
        return new DataSettings(
                values.require(STORE),
                values.find(ENDPOINT),
                values.require(BUCKET),
                values.require(REGION),
                values.find(ACCESS_KEY),
                values.find(SECRET_KEY),
                values.require(ROOT),
                values.require(RAW_FILE),
                values.require(BRONZE_FILE),
                values.require(QUARANTINE_FILE),
                values.require(OFFLINE_FILE),
                values.require(ONLINE_FILE),
                values.require(NUM_ONLINE),
                values.require(MAX_RECORD_BYTES),
                values.require(MAX_QUARANTINED),
                values.require(ON_MALFORMED));
    }

    private static SettingKey<String> outputFile(String name, String fallback, String description) {
        return new SettingKey<>(name, SettingTypes.outputFile(), fallback, description);
    }
}
