package tickets.lake.s3;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Looks objects up by HEAD, whose answers say neither that the bucket is missing nor why the service refuses. */
final class S3Lookup {

    private final S3Connection connection;
    private volatile boolean bucketSeen;

    S3Lookup(S3Connection connection) {
        this.connection = connection;
    }

    Optional<HeadObjectResponse> find(String doing, String key) {
        Optional<HeadObjectResponse> found = connection.call(doing, key, client -> head(client, key));
        if (found.isEmpty() && !bucketSeen) {
            throwRefusal(doing, key);
        }
        bucketSeen = true;
        return found;
    }

    private Optional<HeadObjectResponse> head(S3Client client, String key) {
        try {
            return Optional.of(client.headObject(
                    request -> request.bucket(connection.bucket()).key(key)));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        } catch (S3Exception wordless) {
            throw connection.refusal(key).orElse(wordless);
        }
    }

    private void throwRefusal(String doing, String key) {
        Optional<AwsServiceException> refusal = connection.refusal(key);
        if (refusal.isPresent()) {
            throw connection.problems().translate(doing, connection.address(key), refusal.get());
        }
    }
}
