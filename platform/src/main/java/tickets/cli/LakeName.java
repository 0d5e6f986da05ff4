package tickets.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import tickets.config.DataSettings;
import tickets.config.ServiceAddress;

/**
 * The name by which all machines know a lake: where it is, spelt in one way only. A folder has no machine in its name,
 * because it may be one that machines share.
 *
 * @param data where the lake is
 */
record LakeName(DataSettings data) {

    String text() {
        return switch (data.store()) {
            case LOCAL -> "file://" + real(data.root().toAbsolutePath().normalize());
            case S3 -> "s3://" + data.bucket() + service(data.endpoint());
        };
    }

    /** A name for a folder of this lake's own, where there are those of others. */
    String folder() {
        return DigestUtils.sha256Hex(text()).substring(0, 16);
    }

    /** Without symbolic links, as far as the folder exists. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException missing) {
            Path parent = folder.getParent();
            Path name = folder.getFileName();
            return parent == null || name == null ? folder : real(parent).resolve(name);
        }
    }

    private static String service(@Nullable URI endpoint) {
        if (endpoint == null) {
            return "";
        }
        ServiceAddress address = ServiceAddress.of(endpoint);
        return " at " + address.host() + ":" + address.port();
    }
}
