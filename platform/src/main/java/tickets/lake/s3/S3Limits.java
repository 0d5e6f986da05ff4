package tickets.lake.s3;

import java.time.Duration;

/**
 * Sizes and patience; the defaults follow what S3 allows and what two cores carry.
 *
 * @param wholeUploadBytes files up to this size go up in one request
 * @param partBytes size of the parts of larger files
 * @param parallelParts how many parts are under way at once
 * @param wholeCopyBytes objects up to this size are copied in one request; S3 allows no more than 5 GiB
 * @param copyPartBytes size of the parts of larger copies
 * @param pageSize how many objects a listing asks for at once
 * @param resumptions how often in a row a broken download is taken up again without getting a byte
 * @param firstPause how long the first of these waits; the next ones wait longer
 */
record S3Limits(
        long wholeUploadBytes,
        long partBytes,
        int parallelParts,
        long wholeCopyBytes,
        long copyPartBytes,
        int pageSize,
        int resumptions,
        Duration firstPause) {

    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    static S3Limits standard() {
        return new S3Limits(32 * MEBIBYTE, 16 * MEBIBYTE, 2, 5 * GIBIBYTE, GIBIBYTE, 1000, 5, Duration.ofMillis(200));
    }
}
