package tickets.lake.s3;

import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Copies inside the bucket, large objects in parts, without the content passing through here. */
final class S3Copy {

    private final S3Connection connection;
    private final S3Limits limits;
    private final MultipartWrite multipart;
    private final S3Lookup lookup;

    S3Copy(S3Connection connection, S3Limits limits, MultipartWrite multipart, S3Lookup lookup) {
        this.connection = connection;
        this.limits = limits;
        this.multipart = multipart;
        this.lookup = lookup;
    }

    void copy(String from, String to) {
        HeadObjectResponse source = lookup.find("copy", from)
                .orElseThrow(() -> connection.problems().missing("copy", connection.address(from)));
        if (from.equals(to)) {
            return;
        }
        if (source.contentLength() <= limits.wholeCopyBytes()) {
            copyWhole(from, source.eTag(), to);
            return;
        }
        // Summed up by the service: some gateways give the sum of the whole source for that of a copied part.
        multipart.writeSummedThere(
                to,
                MultipartWrite.parts(source.contentLength(), limits.copyPartBytes()),
                (uploadId, part) -> copyPart(from, source.eTag(), to, uploadId, part));
    }

    private void copyWhole(String from, String tag, String to) {
        connection.call(
                "copy",
                from,
                client -> client.copyObject(request -> request.sourceBucket(connection.bucket())
                        .sourceKey(from)
                        .copySourceIfMatch(tag)
                        .destinationBucket(connection.bucket())
                        .destinationKey(to)));
    }

    private CompletedPart copyPart(String from, String tag, String to, String uploadId, MultipartWrite.Part part) {
        String partTag = connection.call(
                "copy",
                from,
                client -> client.uploadPartCopy(request -> request.sourceBucket(connection.bucket())
                                .sourceKey(from)
                                .copySourceIfMatch(tag)
                                .copySourceRange("bytes=" + part.from() + "-" + part.last())
                                .destinationBucket(connection.bucket())
                                .destinationKey(to)
                                .uploadId(uploadId)
                                .partNumber(part.number()))
                        .copyPartResult()
                        .eTag());
        return CompletedPart.builder().partNumber(part.number()).eTag(partTag).build();
    }
}
