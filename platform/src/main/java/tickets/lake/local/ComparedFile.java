package tickets.lake.local;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import tickets.lake.FileProblems;
import tickets.lake.StoredText;
import tickets.problem.Unavailable;

/**
 * A file that is replaced only if it still has the content that was read. Comparing and renaming are one act, kept
 * together by a lock of the operating system on a file beside it, which stays.
 */
final class ComparedFile {

    private static final RetryPolicy<Boolean> UNTIL_UNLOCKED = RetryPolicy.<Boolean>builder()
            .handleResult(false)
            .withMaxRetries(-1)
            .withDelay(Duration.ofMillis(20))
            .withMaxDuration(Duration.ofSeconds(20))
            .build();

    private final Path file;

    ComparedFile(Path file) {
        this.file = file;
    }

    static Optional<StoredText> read(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return Optional.of(new StoredText(text, versionOf(text)));
        } catch (IOException failure) {
            if (FileProblems.isMissing(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Returns the new version; empty when the file has another one than {@code expected}. */
    Optional<String> replace(String text, @Nullable String expected) throws IOException {
        boolean isReplaced = DurableFiles.replaceWhen(
                file, temporary -> write(temporary, text), rename -> renameIfStill(expected, rename));
        return isReplaced ? Optional.of(versionOf(text)) : Optional.empty();
    }

    /**
     * The lock is held for a moment only, as everything slow is done before and after. One thread of this process at a
     * time: the system takes a lock back when its process closes any other channel of that file.
     */
    private boolean renameIfStill(@Nullable String expected, DurableFiles.Rename rename) throws IOException {
        synchronized (ComparedFile.class) {
            try (FileChannel channel =
                    FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(channel);
                String version = read(file).map(StoredText::version).orElse(null);
                if (version == null ? expected != null : !version.equals(expected)) {
                    return false;
                }
                rename.run();
                return true;
            }
        }
    }

    private Path lockFile() {
        return DurableFiles.folderOf(file).resolve(DurableFiles.LOCK_PREFIX + file.getFileName());
    }

    /** Whoever is paused while it holds the lock must not stop others for ever. */
    private void lock(FileChannel channel) throws IOException {
        boolean isLocked = Failsafe.with(UNTIL_UNLOCKED).get(() -> channel.tryLock() != null);
        if (!isLocked) {
            throw new Unavailable(
                    "Cannot write '" + file + "': another process holds its lock '" + lockFile() + "'.",
                    "It is paused, or its disk does not answer: let it go on or end it (fuser -v names it), then run"
                            + " the command again.");
        }
    }

    private static void write(Path temporary, String text) throws IOException {
        try (FileChannel channel = DurableFiles.create(temporary)) {
            ByteBuffer remaining = StandardCharsets.UTF_8.encode(text);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
            channel.force(true);
        }
    }

    private static String versionOf(String text) {
        return DigestUtils.sha256Hex(text);
    }
}
