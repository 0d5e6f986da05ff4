package tickets.ingest.raw;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tickets.lake.ObjectStore;
import tickets.lake.StoredObject;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;

/** Finds the raw files that {@code data.raw_file} means: one object, a glob, or everything under a prefix. */
public final class RawFiles {

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final Set<String> SUFFIXES = Set.of(".json", ".jsonl", ".ndjson");
    private static final Pattern COMPRESSED = Pattern.compile("\\.(gz|zst)$");

    private final ObjectStore store;

    /** @param store where the raw files are */
    public RawFiles(ObjectStore store) {
        this.store = store;
    }

    /**
     * The files in the order in which they are read: by key.
     *
     * @param rawFile an object's key, a glob such as {@code raw/2024-*.json.gz}, or a prefix such as {@code raw/}
     * @throws NotFound when there is not one
     */
    public List<RawFile> find(String rawFile) {
        List<RawFile> found = oneFile(rawFile).map(List::of).orElseGet(() -> search(rawFile)).stream()
                .map(RawFile::of)
                .toList();
        if (found.isEmpty()) {
            throw new NotFound(
                    "Cannot find a raw file at '" + store.address(rawFile)
                            + "': there is no such file, no file that fits the pattern and none under it.",
                    "Put the tickets there, or name another place: data.raw_file=FILE, a pattern such as"
                            + " 'raw/2024-*.json.gz', or a folder. Nothing published has changed.");
        }
        return found;
    }

    /** What ends in a slash names no object, and a bucket refuses to look for one. */
    private Optional<StoredObject> oneFile(String rawFile) {
        return rawFile.endsWith("/") ? Optional.empty() : store.find(rawFile);
    }

    private List<StoredObject> search(String rawFile) {
        var glob = GLOB.matcher(rawFile);
        String folder = rawFile.endsWith("/") ? rawFile : rawFile + "/";
        String prefix = glob.find() ? rawFile.substring(0, rawFile.lastIndexOf('/', glob.start()) + 1) : folder;
        Predicate<String> wanted = wanted(rawFile);
        return store.list(prefix).stream()
                .filter(object -> wanted.test(object.key()))
                .toList();
    }

    /**
     * Which keys {@code rawFile} means, whether there is such an object or not.
     *
     * @param rawFile as for {@link #find}
     */
    public static Predicate<String> wanted(String rawFile) {
        if (GLOB.matcher(rawFile).find()) {
            PathMatcher matcher = matcher(rawFile);
            return key -> key.equals(rawFile) || matcher.matches(Path.of(key));
        }
        String folder = rawFile.endsWith("/") ? rawFile : rawFile + "/";
        return key -> key.equals(rawFile) || (key.startsWith(folder) && isTicketFile(key));
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException broken) {
            throw new InvalidInput(
                    "Invalid pattern '" + pattern + "' in data.raw_file: " + broken.getDescription() + ".",
                    "Close every bracket and brace, e.g. data.raw_file='raw/2024-*.json.gz'; there is no file of just"
                            + " that name either.",
                    broken);
        }
    }

    private static boolean isTicketFile(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String plain = COMPRESSED.matcher(name).replaceFirst("");
        return !name.startsWith(".") && SUFFIXES.stream().anyMatch(plain::endsWith);
    }
}
