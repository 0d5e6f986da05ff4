package tickets.lake.s3;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** Tells failures of S3 and of the way there to people. */
final class S3Problems {

    private static final String AGAIN = "Run the command again; if it stays so, look at the service's own log.";

    private final S3Settings settings;

    S3Problems(S3Settings settings) {
        this.settings = settings;
    }

    /** @param address what it was tried on, e.g. {@code s3://tickets/raw/tickets.json} */
    TicketPlatformException translate(String doing, String address, SdkException failure) {
        return failure instanceof AwsServiceException answer
                ? refused(start(doing, address), answer)
                : unreached(start(doing, address), failure);
    }

    Unavailable damaged(String doing, String address) {
        return new Unavailable(
                start(doing, address) + "the content was damaged on the way (its checksum differs).", AGAIN);
    }

    NotFound missing(String doing, String address) {
        return new NotFound(
                start(doing, address) + "there is no such object.", "Check the name, or put the object there.");
    }

    private String start(String doing, String address) {
        return "Cannot " + doing + " '" + address + "' at " + settings.place() + ": ";
    }

    private TicketPlatformException refused(String start, AwsServiceException answer) {
        String code = Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
        return switch (code) {
            case "NoSuchBucket" ->
                new NotFound(
                        start + "there is no bucket '" + settings.bucket() + "'.",
                        "Create it (" + createBucket() + ") or set data.bucket to one that exists.",
                        answer);
            case "NoSuchKey" ->
                new NotFound(start + "there is no such object.", "Check the name, or put the object there.", answer);
            case "InvalidAccessKeyId",
                    "XAdminUserNotFound",
                    "SignatureDoesNotMatch",
                    "InvalidToken",
                    "ExpiredToken",
                    "TokenRefreshRequired" ->
                new InvalidInput(
                        start + "the service does not accept the access key or the secret key (" + code + ").",
                        settings.accessKey() == null
                                ? "Renew the AWS credentials (aws sts get-caller-identity shows which are in use)."
                                : "Check data.access_key and data.secret_key (MINIO_ACCESS_KEY and MINIO_SECRET_KEY).",
                        answer);
            case "PermanentRedirect",
                    "TemporaryRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException" -> wrongRegion(start, answer);
            case "RequestTimeTooSkewed" ->
                new Unavailable(
                        start + "the clocks of this machine and of the service differ too much.",
                        "Set this machine's clock (timedatectl set-ntp true), then run the command again.",
                        answer);
            case "PreconditionFailed" ->
                new Conflict(start + "the object was replaced meanwhile.", "Run the command again.", answer);
            case "NoSuchUpload" -> new Unavailable(start + "the service no longer knows the upload.", AGAIN, answer);
            case "BadDigest",
                    "XAmzContentChecksumMismatch",
                    "XAmzContentSHA256Mismatch",
                    "InvalidDigest",
                    "IncompleteBody" ->
                new Unavailable(start + "the content was damaged on the way (" + code + ").", AGAIN, answer);
            case "XMinioStorageFull", "InsufficientStorage", "QuotaExceeded" ->
                new Unavailable(
                        start + "the service's storage is full (" + code + ").",
                        "Free some space there, then run the command again.",
                        answer);
            default -> byStatus(start, code, answer);
        };
    }

    private TicketPlatformException byStatus(String start, String code, AwsServiceException answer) {
        int status = answer.statusCode();
        String words = Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .map(message -> ": " + message.replaceAll("\\.$", ""))
                .orElse("");
        String answered = "the service answered " + (status + " " + code).strip() + words + tries(answer) + ".";
        if (status == 412) {
            return new Conflict(start + "the object was replaced meanwhile.", "Run the command again.", answer);
        }
        if (status >= 500 || status == 429 || status == 408) {
            return new Unavailable(start + answered, AGAIN, answer);
        }
        if (status >= 300 && status < 400) {
            return wrongRegion(start, answer);
        }
        if (status == 403) {
            return new InvalidInput(
                    start + "the service denies it to these keys (" + (code.isEmpty() ? status : code) + ").",
                    "Use keys that may do it, or allow it in the bucket's policy.",
                    answer);
        }
        if (code.isEmpty()) {
            return new InvalidInput(
                    start + "what answers there (status " + status + ") does not speak S3.",
                    "Set data.endpoint to the address of the S3 service itself, not of its web pages.",
                    answer);
        }
        return new InvalidInput(start + answered, "Check the name and the data settings (tickets config).", answer);
    }

    private InvalidInput wrongRegion(String start, AwsServiceException answer) {
        String actual = regionOf(answer);
        return new InvalidInput(
                start + "the bucket is not in region '" + settings.region() + "'"
                        + (actual == null ? "" : " but in '" + actual + "'") + ".",
                "Set data.region to " + (actual == null ? "the bucket's region." : actual + "."),
                answer);
    }

    private static @Nullable String regionOf(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.sdkHttpResponse() == null
                ? null
                : details.sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElse(null);
    }

    private TicketPlatformException unreached(String start, SdkException failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String words = String.valueOf(root.getMessage());
        if (root instanceof InterruptedException || failure instanceof AbortedException) {
            return new Unavailable(start + "it was interrupted.", "Run the command again.", failure);
        }
        if (words.contains("Unable to load credentials")) {
            return new InvalidInput(
                    start + "no AWS credentials were found.",
                    "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, run aws configure or aws sso login, or set"
                            + " data.access_key and data.secret_key.",
                    failure);
        }
        if (words.toLowerCase(Locale.ROOT).contains("checksum")) {
            return new Unavailable(
                    start + "the content was damaged on the way (its checksum differs).", AGAIN, failure);
        }
        if (root instanceof SSLException || root instanceof GeneralSecurityException) {
            return new InvalidInput(
                    start + "no secure connection (" + words + ").",
                    "Write data.endpoint with http:// if the service speaks no TLS; else trust its certificate in Java"
                            + " (-Djavax.net.ssl.trustStore).",
                    failure);
        }
        return new Unavailable(start + reason(root, words) + tries(failure) + ".", reachIt(), failure);
    }

    private static String reason(Throwable root, String words) {
        if (root instanceof UnknownHostException) {
            return "the host '" + words.replaceAll(":.*", "") + "' is unknown";
        }
        if (root instanceof NoRouteToHostException) {
            return "there is no way to that host";
        }
        if (root instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (root instanceof ConnectException) {
            return "connection refused";
        }
        return root instanceof IOException ? "the connection broke (" + words + ")" : words.replaceAll("\\.$", "");
    }

    private static String tries(SdkException failure) {
        Integer attempts = failure.numAttempts();
        return attempts == null || attempts < 2 ? "" : " after " + attempts + " tries";
    }

    private String reachIt() {
        return settings.endpoint() == null
                ? "Check the network, the proxy and data.region, then run the command again."
                : "Start the S3 service there (scripts/services start, or docker compose up minio), or set data.endpoint.";
    }

    private String createBucket() {
        String at =
                settings.endpoint() == null ? "--region " + settings.region() : "--endpoint-url " + settings.endpoint();
        return "aws " + at + " s3 mb s3://" + settings.bucket();
    }
}
