/**
 * Objects in a bucket of S3 or of a service that speaks its protocol (MinIO, gateways). In: keys of the bucket; out:
 * objects whose content was verified on both ways. Only this package knows the AWS SDK.
 */
@NullMarked
package tickets.lake.s3;

import org.jspecify.annotations.NullMarked;
