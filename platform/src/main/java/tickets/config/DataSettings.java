package tickets.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where tickets come from and where tables go. Output files are distinct, relative and never the raw file.
 *
 * @param store what holds the files: a folder on this machine, or S3
 * @param endpoint address of the S3 service; unset: AWS itself
 * @param bucket bucket that all files are in
 * @param region region of the bucket
 * @param accessKey key to sign S3 requests with; unset: the ordinary AWS credential chain
 * @param secretKey secret that belongs to the access key
 * @param root folder that all file names are relative to
 * @param rawFile raw tickets to ingest: a file, a prefix of many or a glob
 * @param bronzeFile table of every accepted record
 * @param quarantineFile table of every refused record with its reasons
 * @param offlineFile table of the newest version of every ticket
 * @param onlineFile table of the newest tickets
 * @param numOnline how many tickets go online at most
 * @param maxRecordBytes size over which a single record is quarantined
 * @param maxQuarantined share of bad records over which a run is refused
 * @param onMalformed what to do with an array that is broken in the middle
 */
public record DataSettings(
        Store store,
        @Nullable URI endpoint,
        String bucket,
        String region,
        @Nullable Secret accessKey,
        @Nullable Secret secretKey,
        Path root,
        String rawFile,
        String bronzeFile,
        String quarantineFile,
        String offlineFile,
        String onlineFile,
        int numOnline,
        ByteSize maxRecordBytes,
        double maxQuarantined,
        OnMalformed onMalformed) {

    /** What holds the files. */
    public enum Store {
        /** A folder on this machine. */
        LOCAL,
        /** A bucket of an S3 service. */
        S3
    }

    /** What to do with an array that is broken in the middle. */
    public enum OnMalformed {
        /** The run fails and nothing is published. */
        FAIL,
        /** What came before is kept, the rest of the file becomes one entry of the quarantine. */
        QUARANTINE
    }
}
