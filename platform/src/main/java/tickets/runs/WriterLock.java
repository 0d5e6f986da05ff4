package tickets.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A lock on a file that the operating system takes back when the process ends.
 *
 * <p>Two bytes are locked. Writers contend for the first. The second is locked once the holder has introduced itself; a
 * look at it disturbs no writer, and whoever finds it locked can trust the introduction.
 */
final class WriterLock {

    static final String FILE_NAME = "writer.lock";
    private static final long WRITER_BYTE = 0;
    private static final long PRESENCE_BYTE = 1;

    /**
     * Files this process holds, guarded by itself. It must be asked before such a file is opened: POSIX drops all locks
     * of a process on a file when any of its descriptors of that file is closed.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path file;
    private final FileChannel channel;
    private final FileLock presence;

    private WriterLock(Path file, FileChannel channel, FileLock presence) {
        this.file = file;
        this.channel = channel;
        this.presence = presence;
    }

    /** Tries to lock; {@code introduce} runs once no other writer can be there and before anybody can see the lock. */
    static Optional<WriterLock> tryTake(Path folder, Step introduce) throws IOException {
        // Java 17 refuses to make a folder that is there as a symbolic link.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Path file = folder.toRealPath().resolve(FILE_NAME);
        synchronized (HELD) {
            if (HELD.contains(file)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock(WRITER_BYTE, 1, false) == null) {
                    channel.close();
                    return Optional.empty();
                }
                introduce.run();
                FileLock presence = channel.lock(PRESENCE_BYTE, 1, false);
                HELD.add(file);
                return Optional.of(new WriterLock(file, channel, presence));
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        }
    }

    /** Whether anybody holds the lock and has introduced itself. */
    static boolean isTaken(Path folder) throws IOException {
        if (Files.notExists(folder.resolve(FILE_NAME))) {
            return false;
        }
        Path file = folder.toRealPath().resolve(FILE_NAME);
        synchronized (HELD) {
            if (HELD.contains(file)) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    FileLock probe = channel.tryLock(PRESENCE_BYTE, 1, true)) {
                return probe == null;
            }
        }
    }

    /** Gives the lock back; {@code leave} runs when it is no longer seen and before another writer can get it. */
    void release(Step leave) throws IOException {
        synchronized (HELD) {
            try (channel) {
                presence.release();
                leave.run();
            } finally {
                HELD.remove(file);
            }
        }
    }

    /** Something to do with files while the lock is in between. */
    interface Step {
        void run() throws IOException;
    }
}
