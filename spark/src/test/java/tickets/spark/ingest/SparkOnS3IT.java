package tickets.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tickets.config.LoadedSettings;
import tickets.ingest.IngestReport;
import tickets.lake.ObjectStore;
import tickets.lake.s3.S3ObjectStore;
import tickets.lake.s3.S3Settings;
import tickets.problem.Conflict;
import tickets.spark.SparkTables;
import tickets.spark.TestLake;
import tickets.spark.TestSettings;
import tickets.spark.Tickets;

/** A lake on a real S3 service, with its catalog in a real PostgreSQL. */
class SparkOnS3IT {

    private final String bucket = "spark-" + UUID.randomUUID();
    private final String namespace =
            "t" + UUID.randomUUID().toString().replace('-', '_').substring(0, 20);

    @TempDir
    private Path folder;

    @Test
    void ingestsAndGoesOnFromWhatIsThere() throws Exception {
        makeBucket();
        LoadedSettings settings = settings(bucket);
        try (TestLake lake = TestLake.in(settings, store(bucket))) {
            lake.raw(
                    "raw/a b.json.gz", gzip(Tickets.array(Tickets.lines(1, 9, 1).split("\n", -1))));

            lake.succeedOnSpark();
            lake.raw("raw/b.jsonl", Tickets.lines(5, 14, 2) + "{}\n");
            IngestReport second = lake.succeedOnSpark();

            assertThat(second.run().outcome().counts().offline()).isEqualTo(14);
            assertThat(second.run().outcome().counts().superseded()).isEqualTo(5);
            assertThat(second.rawFiles()).containsEntry("judged", 1L).containsEntry("carried", 1L);
            assertThat(lake.online().recent(100)).hasSize(14);
            try (SparkTables tables = new SparkTables(lake)) {
                assertThat(tables.rows("bronze/tickets").count()).isEqualTo(19);
                assertThat(tables.rows("quarantine/tickets").head().<String>getAs("raw_text"))
                        .isEqualTo("{}");
            }
        }
    }

    @Test
    void keepsItsTablesApartFromThoseOfAnotherLakeInTheSameCatalog() throws Exception {
        makeBucket();
        try (TestLake lake = TestLake.in(settings(bucket), store(bucket))) {
            lake.raw("raw/a.jsonl", Tickets.lines(1, 3, 1));
            lake.succeedOnSpark();
        }
        String other = bucket + "-2";
        makeBucket(other);
        try (TestLake lake = TestLake.in(settings(other), store(other))) {
            lake.raw("raw/a.jsonl", Tickets.lines(1, 3, 1));

            IngestReport report = lake.ingestOnSpark();

            assertThat(report.failure())
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("belongs to another lake, s3a://" + bucket);
        }
    }

    private LoadedSettings settings(String inBucket) {
        return TestSettings.of(List.of(
                "engine=spark",
                "spark.master=local[2]",
                "data=minio",
                "data.endpoint=" + property("s3.endpoint"),
                "data.bucket=" + inBucket,
                "data.access_key=" + property("s3.access_key"),
                "data.secret_key=" + property("s3.secret_key"),
                "data.raw_file=raw/",
                "data.max_quarantined=0.5",
                "iceberg.catalog=jdbc",
                "iceberg.uri=" + property("postgres.url"),
                "iceberg.username=" + property("postgres.username"),
                "iceberg.password=" + property("postgres.password"),
                "iceberg.namespace=" + namespace,
                "state.root=" + folder.resolve(inBucket)));
    }

    private static ObjectStore store(String bucket) {
        return new S3ObjectStore(new S3Settings(
                URI.create(property("s3.endpoint")),
                "us-east-1",
                bucket,
                property("s3.access_key"),
                property("s3.secret_key")));
    }

    private void makeBucket() {
        makeBucket(bucket);
    }

    private static void makeBucket(String name) {
        try (S3Client client = S3Client.builder()
                .endpointOverride(URI.create(property("s3.endpoint")))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(property("s3.access_key"), property("s3.secret_key"))))
                .build()) {
            client.createBucket(request -> request.bucket(name));
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String property(String name) {
        String key = "tickets.test." + name;
        return Objects.requireNonNull(
                System.getProperty(key),
                "Missing -D" + key + ": this test needs real services. Run scripts/services start, then"
                        + " eval mvn verify -Pspark,real $(scripts/services env)");
    }
}
