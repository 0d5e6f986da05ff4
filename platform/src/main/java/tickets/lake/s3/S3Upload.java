package tickets.lake.s3;

import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import tickets.lake.FileProblems;

/** Brings content up, large files in parts; the service compares a checksum before it lets a reader see the object. */
final class S3Upload {

    private final S3Connection connection;
    private final S3Limits limits;
    private final MultipartWrite multipart;

    S3Upload(S3Connection connection, S3Limits limits, MultipartWrite multipart) {
        this.connection = connection;
        this.limits = limits;
        this.multipart = multipart;
    }

    void write(String key, byte[] content) {
        put(key, RequestBody.fromBytes(content), Crc32Header.of(content));
    }

    void upload(Path file, String key) {
        long bytes = FileProblems.requireFile(file).size();
        if (bytes <= limits.wholeUploadBytes()) {
            FileRegion whole = new FileRegion(file, 0, bytes);
            put(key, whole.body(), whole.crc32());
            return;
        }
        multipart.write(
                key,
                MultipartWrite.parts(bytes, limits.partBytes()),
                (uploadId, part) ->
                        send(new FileRegion(file, part.from(), part.bytes()), key, uploadId, part.number()));
    }

    private void put(String key, RequestBody body, String sum) {
        connection.send(
                key,
                client -> client.putObject(
                        request -> request.bucket(connection.bucket()).key(key).checksumCRC32(sum), body));
    }

    private CompletedPart send(FileRegion region, String key, String uploadId, int number) {
        String sum = region.crc32();
        String tag = connection.send(
                key,
                client -> client.uploadPart(
                                request -> request.bucket(connection.bucket())
                                        .key(key)
                                        .uploadId(uploadId)
                                        .partNumber(number)
                                        .checksumCRC32(sum),
                                region.body())
                        .eTag());
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumCRC32(sum)
                .build();
    }
}
