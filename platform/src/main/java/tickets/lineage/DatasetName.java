package tickets.lineage;

/**
 * How OpenLineage names data, so that what one program writes is found again in what another one reads: see its naming
 * rules for object stores and files.
 *
 * @param namespace the bucket, or {@code file}
 * @param name the key or path
 */
record DatasetName(String namespace, String name) {

    private static final String SCHEME_END = "://";

    /** Of an absolute path: {@code file} and the path. Of an address: its beginning up to the host, and the rest. */
    static DatasetName of(String address) {
        int scheme = address.indexOf(SCHEME_END);
        if (scheme < 0) {
            return new DatasetName("file", address);
        }
        int path = address.indexOf('/', scheme + SCHEME_END.length());
        if (path < 0) {
            throw new IllegalArgumentException("An address without a path names no data: " + address);
        }
        return new DatasetName(address.substring(0, path), address.substring(path + 1));
    }
}
