package tickets.lake.s3;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import tickets.lake.StoredText;

/** Reads small objects with their entity tag, and replaces them on the condition that they still have it. */
final class S3Versions {

    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Connection connection;

    S3Versions(S3Connection connection) {
        this.connection = connection;
    }

    Optional<StoredText> read(String key) {
        return connection.call("read", key, client -> {
            try {
                ResponseBytes<GetObjectResponse> object = client.getObjectAsBytes(
                        request -> request.bucket(connection.bucket()).key(key));
                return Optional.of(
                        new StoredText(object.asUtf8String(), object.response().eTag()));
            } catch (NoSuchKeyException missing) {
                return Optional.empty();
            }
        });
    }

    /**
     * Returns the new tag; empty when there is another one than {@code expected}. A request that the client sent again
     * may have been refused because of its own first attempt, so a refusal is not believed when the text is there.
     */
    Optional<String> replace(String key, String text, @Nullable String expected) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(connection.bucket()).key(key).checksumCRC32(Crc32Header.of(content));
        PutObjectRequest conditional =
                (expected == null ? request.ifNoneMatch("*") : request.ifMatch(expected)).build();
        Optional<String> written = connection.send(key, client -> put(client, conditional, content));
        return written.isPresent()
                ? written
                : read(key).filter(now -> now.text().equals(text)).map(StoredText::version);
    }

    private static Optional<String> put(S3Client client, PutObjectRequest request, byte[] content) {
        try {
            return Optional.of(
                    client.putObject(request, RequestBody.fromBytes(content)).eTag());
        } catch (NoSuchKeyException removed) {
            return Optional.empty();
        } catch (S3Exception refusal) {
            if (refusal.statusCode() == PRECONDITION_FAILED || refusal.statusCode() == CONFLICT) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
