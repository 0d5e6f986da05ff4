package tickets.lake.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tickets.problem.InvalidInput;

/**
 * Which bucket, where, and as whom.
 *
 * @param endpoint the service's address, e.g. {@code http://localhost:9000}; null for AWS itself
 * @param region the bucket's region, e.g. {@code us-east-1}
 * @param bucket the bucket's name; it must exist
 * @param accessKey null, together with {@code secretKey}, for the ordinary AWS credential chain
 * @param secretKey never shown
 */
public record S3Settings(
        @Nullable URI endpoint,
        String region,
        String bucket,
        @Nullable String accessKey,
        @Nullable String secretKey) {

    /** Refuses an endpoint that is no HTTP address, and half a pair of keys. */
    public S3Settings {
        if (endpoint != null
                && (endpoint.getHost() == null
                        || !String.valueOf(endpoint.getScheme()).matches("https?"))) {
            throw new InvalidInput(
                    "Invalid data.endpoint '" + endpoint + "': it is no address of the kind http://host:port.",
                    "Set data.endpoint to the address of the S3 service, e.g. http://localhost:9000.");
        }
        if ((accessKey == null) != (secretKey == null)) {
            throw new InvalidInput(
                    "Missing " + (accessKey == null ? "data.access_key" : "data.secret_key") + " for the bucket '"
                            + bucket + "': only its counterpart is set.",
                    "Set both, or neither to use the AWS credential chain.");
        }
    }

    /** Where the bucket is, for people. */
    String place() {
        return endpoint == null ? "AWS region " + region : endpoint.toString();
    }

    @Override
    public String toString() {
        return "S3Settings[endpoint=" + endpoint + ", region=" + region + ", bucket=" + bucket + ", keys="
                + (accessKey == null ? "credential chain" : "set") + "]";
    }
}
