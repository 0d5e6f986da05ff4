package tickets.lake.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import tickets.problem.InvalidInput;

/** Which keys S3 and the gateways before a file system take. */
final class S3Keys {

    private static final int MAX_BYTES = 1024;
    private static final int MAX_NAME = 150;

    private S3Keys() {}

    static void require(String key, S3Connection connection) {
        if (key.isEmpty() || key.endsWith("/")) {
            throw refused(key, connection, "it names no object");
        }
        requirePrefix(key, connection);
    }

    static void requirePrefix(String prefix, S3Connection connection) {
        if (prefix.startsWith("/")) {
            throw refused(prefix, connection, "it starts with '/', but a bucket has no absolute paths");
        }
        if (Arrays.stream(prefix.split("/")).anyMatch(name -> name.equals("..") || name.equals("."))) {
            throw refused(prefix, connection, "it has '.' or '..' in it, which mean nothing in a bucket");
        }
        if (prefix.indexOf('\0') >= 0) {
            throw refused(prefix.replace("\0", "\\0"), connection, "it has a NUL in it");
        }
        if (prefix.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw refused(prefix, connection, "it is longer than " + MAX_BYTES + " bytes");
        }
    }

    /** A file name that no two keys share and that keeps the ending, which engines look at. */
    static String fileName(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        String ending = name.substring(Math.max(0, name.length() - MAX_NAME)).replaceAll("[^A-Za-z0-9._-]", "_");
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "-" + ending;
    }

    private static InvalidInput refused(String key, S3Connection connection, String why) {
        return new InvalidInput(
                "Invalid name '" + key + "' in the bucket '" + connection.bucket() + "': " + why + ".",
                "Name an object of the bucket, e.g. raw/tickets.json.");
    }
}
