package tickets.lake.s3;

import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of its own at the S3 service that the tests were given; removed with all it holds on close. */
public final class S3TestBucket implements AutoCloseable {

    private final S3Settings settings;
    private final S3Connection connection;

    private S3TestBucket(S3Settings settings) {
        this.settings = settings;
        this.connection = new S3Connection(settings);
    }

    /**
     * A new bucket; fails when the tests were given no service.
     *
     * @param name what the bucket's name starts with, for whoever looks at the service
     */
    public static S3TestBucket create(String name) {
        S3TestBucket bucket = new S3TestBucket(new S3Settings(
                URI.create(property("endpoint")),
                "us-east-1",
                name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID(),
                property("access_key"),
                property("secret_key")));
        bucket.client().createBucket(request -> request.bucket(bucket.settings.bucket()));
        return bucket;
    }

    URI endpoint() {
        return Objects.requireNonNull(settings.endpoint());
    }

    public S3Settings settings() {
        return settings;
    }

    S3Settings settingsAt(URI endpoint) {
        return new S3Settings(
                endpoint, settings.region(), settings.bucket(), settings.accessKey(), settings.secretKey());
    }

    S3Client client() {
        return connection.client();
    }

    @Override
    public void close() {
        // Deepest names first: gateways before a file system keep folders.
        client().listObjectsV2Paginator(request -> request.bucket(settings.bucket())).contents().stream()
                .map(S3Object::key)
                .sorted(Comparator.reverseOrder())
                .forEach(key -> client().deleteObject(
                                request -> request.bucket(settings.bucket()).key(key)));
        client().deleteBucket(request -> request.bucket(settings.bucket()));
        connection.close();
    }

    private static String property(String name) {
        String key = "tickets.test.s3." + name;
        return Objects.requireNonNull(
                System.getProperty(key),
                "Missing -D" + key + ": this test needs a real S3 service. Run scripts/services start, then"
                        + " eval mvn verify -Preal $(scripts/services env)");
    }
}
