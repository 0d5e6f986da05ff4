package tickets.lake.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** One bucket's client, made at the first request, with its failures told to people. */
final class S3Connection implements AutoCloseable {

    private final S3Settings settings;
    private final S3Problems problems;
    private @Nullable S3Client client;

    S3Connection(S3Settings settings) {
        this.settings = settings;
        this.problems = new S3Problems(settings);
    }

    String bucket() {
        return settings.bucket();
    }

    String address(String key) {
        return "s3://" + settings.bucket() + "/" + key;
    }

    S3Problems problems() {
        return problems;
    }

    /**
     * Sends one request.
     *
     * @param doing what is tried, as a verb: {@code read}, {@code write}
     * @param key what it is tried on
     */
    <T> T call(String doing, String key, Function<S3Client, T> request) {
        try {
            return request.apply(client());
        } catch (SdkException failure) {
            throw problems.translate(doing, address(key), failure);
        }
    }

    /** Sends a request with a body. Some services refuse one by hanging up; a request without a body then tells why. */
    <T> T send(String key, Function<S3Client, T> request) {
        try {
            return request.apply(client());
        } catch (SdkException failure) {
            SdkException reason = failure instanceof AwsServiceException
                    ? failure
                    : refusal(key).map(SdkException.class::cast).orElse(failure);
            throw problems.translate("write", address(key), reason);
        }
    }

    /** Why the service refuses requests for {@code key} altogether, if it does; HEAD answers do not say that. */
    Optional<AwsServiceException> refusal(String key) {
        try {
            client().listObjectsV2(
                            request -> request.bucket(bucket()).prefix(key).maxKeys(1));
            return Optional.empty();
        } catch (AwsServiceException reason) {
            boolean isOfTheListingAlone = reason.awsErrorDetails() != null
                    && "AccessDenied".equals(reason.awsErrorDetails().errorCode());
            return isOfTheListingAlone ? Optional.empty() : Optional.of(reason);
        } catch (SdkException unreachable) {
            return Optional.empty();
        }
    }

    synchronized S3Client client() {
        if (client == null) {
            client = create();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private S3Client create() {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials())
                .httpClient(httpClient())
                .defaultsMode(DefaultsMode.STANDARD)
                .overrideConfiguration(overrides())
                // Checksums travel as plain headers, made here: older gateways refuse trailers.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_SUPPORTED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .disableS3ExpressSessionAuth(true);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint()).forcePathStyle(true);
        }
        return builder.build();
    }

    private AwsCredentialsProvider credentials() {
        if (settings.accessKey() == null || settings.secretKey() == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }

    private ClientOverrideConfiguration overrides() {
        ClientOverrideConfiguration.Builder overrides =
                ClientOverrideConfiguration.builder().retryStrategy(RetryMode.STANDARD);
        if (settings.accessKey() != null) {
            // With keys given, ~/.aws has no say.
            overrides.defaultProfileName("default").defaultProfileFile(emptyProfiles());
        }
        return overrides.build();
    }

    private static ProfileFile emptyProfiles() {
        return ProfileFile.builder()
                .content(InputStream.nullInputStream())
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
    }

    private SdkHttpClient httpClient() {
        URI endpoint = settings.endpoint();
        boolean isPlain = endpoint != null && "http".equals(endpoint.getScheme().toLowerCase(Locale.ROOT));
        // The SDK's own factory loads all trusted certificates first, a tenth of a second that plain HTTP can do
        // without.
        return new S3HttpClient(
                isPlain ? UrlConnectionHttpClient.create(S3Connection::open) : UrlConnectionHttpClient.create());
    }

    private static HttpURLConnection open(URI address) {
        try {
            return (HttpURLConnection) address.toURL().openConnection();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
