package tickets.spark.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import tickets.config.DataSettings;
import tickets.config.DataSettings.Store;

/** Where Spark finds what the object store has under a key. */
public final class LakeAddress {

    private final DataSettings data;

    /** @param data where tickets come from and where tables go */
    public LakeAddress(DataSettings data) {
        this.data = data;
    }

    /**
     * The lake itself, always spelt alike: {@code file:///srv/tickets} or {@code s3a://tickets}, escaped, without a
     * slash at its end whether the folder is there or not.
     */
    public String lake() {
        String address = of("");
        return address.endsWith("/") && !address.endsWith("//") ? address.substring(0, address.length() - 1) : address;
    }

    /**
     * The address of {@code key}: {@code file:///srv/tickets/raw/a%20b.json} or {@code s3a://tickets/raw/a%20b.json}.
     */
    public String of(String key) {
        if (data.store() == Store.LOCAL) {
            Path root = data.root().toAbsolutePath().normalize();
            return root.resolve(key).toUri().toString();
        }
        try {
            return new URI("s3a", data.bucket(), "/" + key, null).toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("Bucket names and keys make addresses", impossible);
        }
    }
}
