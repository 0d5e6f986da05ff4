package tickets.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.problem.InvalidInput;

class FileWriterLeaseTest extends WriterLeaseContract {

    @TempDir
    private Path folder;

    @Override
    protected WriterLease lease() {
        return new FileWriterLease(folder.resolve("new/state"), Clock.systemUTC());
    }

    @Override
    protected OtherProcess startHolder() {
        return OtherProcess.start(Holder.class, folder.resolve("new/state").toString());
    }

    /** Takes the lease and keeps it until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws InterruptedException {
            try (Lease lease = new FileWriterLease(Path.of(arguments[0]), Clock.systemUTC())
                    .acquire(new RunId("other"), "ingest", Duration.ZERO)) {
                System.out.println(lease.holder().runId().value().equals("other") ? "held" : "odd");
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void isLostAtOnceByAKilledProcess() throws Exception {
        try (OtherProcess other = startHolder()) {
            assertThat(other.line()).isEqualTo("held");
            other.kill();

            assertThat(lease().holder()).isEmpty();
            lease().acquire(new RunId("second"), "train", Duration.ZERO).close();
        }
    }

    @Test
    void needsNoToken() {
        try (Lease lease = lease().acquire(new RunId("a"), "ingest", Duration.ZERO)) {
            assertThat(lease.fence().token()).isEmpty();
        }
    }

    @Test
    void leavesOnlyTheLockFileBehind() throws IOException {
        lease().acquire(new RunId("a"), "ingest", Duration.ZERO).close();

        try (var files = Files.list(folder.resolve("new/state"))) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("writer.lock");
        }
    }

    @Test
    void makesNothingToSeeWhoHoldsIt() {
        assertThat(lease().holder()).isEmpty();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isOneLeaseThroughASymbolicLink() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        try (Lease lease =
                new FileWriterLease(real, Clock.systemUTC()).acquire(new RunId("a"), "ingest", Duration.ZERO)) {
            assertThat(new FileWriterLease(link, Clock.systemUTC()).holder()).contains(lease.holder());
        }
    }

    @Test
    void isNotLostWhenItsOwnProcessLooks() throws Exception {
        try (Lease lease = lease().acquire(new RunId("a"), "ingest", Duration.ZERO)) {
            assertThat(lease().holder()).contains(lease.holder());

            try (OtherProcess other =
                    OtherProcess.start(Looker.class, folder.resolve("new/state").toString())) {
                assertThat(other.line()).isEqualTo("a");
            }
        }
    }

    /** Says who holds the lease. */
    static final class Looker {
        public static void main(String[] arguments) {
            WriterLease lease = new FileWriterLease(Path.of(arguments[0]), Clock.systemUTC());
            System.out.println(
                    lease.holder().map(holder -> holder.runId().value()).orElse("nobody"));
        }
    }

    @Test
    void saysWhatToDoWhenItsFolderCannotBe() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        WriterLease lease = new FileWriterLease(file.resolve("state"), Clock.systemUTC());

        assertThatThrownBy(() -> lease.acquire(new RunId("a"), "ingest", Duration.ZERO))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("Cannot take the writer's lease at " + file.resolve("state") + ": ");
    }
}
