package tickets.runs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/**
 * A lease on one machine: a lock of the operating system on {@code writer.lock} in the state folder, with
 * {@code writer.properties} beside it that says who holds it. The lock file stays; the other one goes with the lease.
 */
public final class FileWriterLease implements WriterLease {

    private static final Logger LOG = LoggerFactory.getLogger(FileWriterLease.class);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(100);

    private final Path stateRoot;
    private final HolderNote note;
    private final Clock clock;

    /** A lease for the lake whose state is kept in {@code stateRoot}; the folder is made when first needed. */
    public FileWriterLease(Path stateRoot, Clock clock) {
        this.stateRoot = stateRoot;
        this.note = new HolderNote(stateRoot.resolve("writer.properties"));
        this.clock = clock;
    }

    @Override
    public Lease acquire(RunId runId, String command, Duration wait) {
        return new LeaseQueue(wait, LOOK_AGAIN_AFTER).acquire(() -> tryAcquire(runId, command));
    }

    private Lease tryAcquire(RunId runId, String command) {
        LeaseHolder self = new LeaseHolder(
                runId,
                command,
                ProcessHandle.current().pid(),
                HostName.ofThisMachine(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        try {
            WriterLock lock =
                    WriterLock.tryTake(stateRoot, () -> note.write(self)).orElseThrow(() -> heldByAnother(command));
            return new FileLease(self, lock);
        } catch (IOException failure) {
            throw unusable("Cannot take the writer's lease at", failure);
        }
    }

    @Override
    public Optional<LeaseHolder> holder() {
        try {
            return WriterLock.isTaken(stateRoot) ? note.read() : Optional.empty();
        } catch (IOException failure) {
            throw unusable("Cannot see who holds the writer's lease at", failure);
        }
    }

    private Conflict heldByAnother(String command) {
        return holder().map(other -> other.refusing(command))
                .orElseGet(() -> new Conflict(
                        "Cannot start '%s': another run holds %s.".formatted(command, stateRoot),
                        "Try again when it has ended, or let this command wait for it (runs.wait=5m)."));
    }

    private TicketPlatformException unusable(String cannot, IOException failure) {
        String message = "%s %s: %s.".formatted(cannot, stateRoot, reasonOf(failure));
        if (failure instanceof FileSystemException) {
            return new InvalidInput(
                    message, "Make the folder writable, or set state.root to a folder that is.", failure);
        }
        return new Unavailable(
                message, "Set state.root to a folder on a local disk with space left, and try again.", failure);
    }

    private static String reasonOf(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemException told && told.getReason() != null) {
            return told.getReason();
        }
        return failure.getClass().getSimpleName() + " " + failure.getMessage();
    }

    /** Held by this process; the state is whether it was given back already. */
    private final class FileLease implements Lease {

        private final LeaseHolder holder;
        private final WriterLock lock;
        private boolean held = true;

        FileLease(LeaseHolder holder, WriterLock lock) {
            this.holder = holder;
            this.lock = lock;
        }

        @Override
        public LeaseHolder holder() {
            return holder;
        }

        @Override
        public Fence fence() {
            return Fence.UNNEEDED;
        }

        @Override
        public synchronized void close() {
            if (!held) {
                return;
            }
            held = false;
            try {
                lock.release(note::delete);
            } catch (IOException failure) {
                LOG.warn("Cannot tidy up after the writer's lease at {}: {}", stateRoot, reasonOf(failure));
            }
        }
    }
}
