package tickets.logging;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether other processes log to the same folder. Each one holds a shared lock of the operating system on a byte
 * of {@code app.lock}; who can lock that byte alone, is alone, and no other can begin before it shares again. A second
 * byte lets one process at a time find out. Used under the lock of the appender.
 */
final class SharedFolderLock implements AutoCloseable {

    private static final long USERS_BYTE = 0;
    private static final long GATE_BYTE = 1;
    private static final RetryPolicy<Object> WHILE_ANOTHER_ROLLS = RetryPolicy.builder()
            .handle(IOException.class)
            .withDelay(Duration.ofMillis(20))
            .withMaxRetries(100)
            .build();

    private final FileChannel channel;
    private FileLock users;
    private @Nullable FileLock gate;

    private SharedFolderLock(FileChannel channel) throws IOException {
        this.channel = channel;
        this.users = share();
    }

    /** Joins those who log to {@code folder}. */
    static SharedFolderLock join(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("app.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            return Failsafe.with(WHILE_ANOTHER_ROLLS).get(() -> new SharedFolderLock(channel));
        } catch (RuntimeException failure) {
            channel.close();
            throw new IOException("the file is locked", failure);
        }
    }

    /** Tries to be alone in the folder; then nobody can join until {@link #shareAgain}. */
    boolean tryToBeAlone() throws IOException {
        gate = channel.tryLock(GATE_BYTE, 1, false);
        if (gate == null) {
            return false;
        }
        users.release();
        FileLock alone = channel.tryLock(USERS_BYTE, 1, false);
        if (alone == null) {
            shareAgain();
            return false;
        }
        users = alone;
        return true;
    }

    /** Lets others join again. Does nothing when they can. */
    void shareAgain() throws IOException {
        if (gate == null) {
            return;
        }
        users.release();
        users = share();
        gate.release();
        gate = null;
    }

    private FileLock share() throws IOException {
        FileLock shared = channel.tryLock(USERS_BYTE, 1, true);
        if (shared == null) {
            throw new IOException("locked by a process that rolls the log");
        }
        return shared;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
