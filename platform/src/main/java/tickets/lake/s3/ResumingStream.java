package tickets.lake.s3;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import tickets.problem.Unavailable;

/**
 * An object's bytes; goes on from the byte where a connection broke as long as the object is still the same, and checks
 * the whole at the end. For one thread.
 */
final class ResumingStream extends InputStream {

    private final S3Connection connection;
    private final String key;
    private final RetryPolicy<Integer> resumption;
    private final GetObjectResponse object;
    private final CRC32 sum = new CRC32();

    private ResponseInputStream<GetObjectResponse> current;
    private long position;

    ResumingStream(S3Connection connection, String key, S3Limits limits) {
        this.connection = connection;
        this.key = key;
        this.resumption = RetryPolicy.<Integer>builder()
                .handle(IOException.class, Unavailable.class)
                .withMaxRetries(limits.resumptions() - 1)
                .withBackoff(limits.firstPause(), limits.firstPause().multipliedBy(16))
                .build();
        this.current = get(null);
        this.object = current.response();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        try {
            return readOn(buffer, offset, length);
        } catch (IOException broken) {
            return resume(buffer, offset, length, broken);
        }
    }

    /** What is left of the object: GZIPInputStream takes 0 for the end of a file of several members. */
    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, object.contentLength() - position);
    }

    /** Gives the connection up where the rest is not wanted: reading it only to keep the connection costs more. */
    @Override
    public void close() {
        if (position < object.contentLength()) {
            current.abort();
            return;
        }
        try {
            current.close();
        } catch (IOException afterTheLastByte) {
            current.abort();
        }
    }

    private int readOn(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = current.read(buffer, offset, length);
        } catch (SdkException failure) {
            // The JDK takes a connection that ends early for the end of the object, which the SDK's checksum then
            // denies.
            if (position < object.contentLength()) {
                throw new EOFException("it ended early");
            }
            throw connection.problems().translate("read", connection.address(key), failure);
        }
        if (count < 0) {
            if (position < object.contentLength()) {
                throw new EOFException("it ended early");
            }
            verify();
            return count;
        }
        sum.update(buffer, offset, count);
        position += count;
        return count;
    }

    private int resume(byte[] buffer, int offset, int length, IOException broken) {
        try {
            return Failsafe.with(resumption).get(() -> {
                current.abort();
                current = get("bytes=" + position + "-");
                return readOn(buffer, offset, length);
            });
        } catch (FailsafeException failure) {
            broken.addSuppressed(failure);
            throw new Unavailable(
                    "Cannot read '" + connection.address(key) + "': the connection broke at byte " + position + " of "
                            + object.contentLength() + " (" + broken.getMessage()
                            + ") and could not be taken up again in "
                            + (resumption.getConfig().getMaxRetries() + 1) + " tries.",
                    "See whether the S3 service and the network are well, then run the command again.",
                    broken);
        }
    }

    private ResponseInputStream<GetObjectResponse> get(@Nullable String range) {
        String tag = range == null ? null : object.eTag();
        ResponseInputStream<GetObjectResponse> stream = connection.call(
                "read",
                key,
                client -> client.getObject(request -> request.bucket(connection.bucket())
                        .key(key)
                        .range(range)
                        .ifMatch(tag)
                        .checksumMode(ChecksumMode.ENABLED)));
        String answered = stream.response().contentRange();
        if (range != null && (answered == null || !answered.startsWith("bytes " + position + "-"))) {
            stream.abort();
            throw new Unavailable(
                    "Cannot read '" + connection.address(key) + "': the connection broke and the service does not send"
                            + " the rest alone (asked for '" + range + "', got '" + answered + "').",
                    "Run the command again, or use a service that knows the Range header.");
        }
        return stream;
    }

    private void verify() {
        boolean isOfAll = object.checksumType() == null || object.checksumType() == ChecksumType.FULL_OBJECT;
        String expected = object.checksumCRC32();
        if (expected != null && isOfAll && !expected.contains("-") && !expected.equals(Crc32Header.of(sum))) {
            throw connection.problems().damaged("read", connection.address(key));
        }
    }
}
