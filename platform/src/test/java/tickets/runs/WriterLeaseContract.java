package tickets.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tickets.problem.Conflict;
import tickets.problem.TicketPlatformException;

/** What every {@link WriterLease} promises. */
public abstract class WriterLeaseContract {

    private static final RunId FIRST = new RunId("first");
    private static final RunId SECOND = new RunId("second");

    /** Another view of the one lease under test. */
    protected abstract WriterLease lease();

    /** Starts a JVM that takes the lease for run {@code other}, says so in a line and keeps it. */
    protected abstract OtherProcess startHolder() throws Exception;

    @Test
    void isHeldByNobodyAtFirst() {
        assertThat(lease().holder()).isEmpty();
    }

    @Test
    void tellsWhoHoldsItUntilItIsGivenBack() {
        Lease lease = lease().acquire(FIRST, "ingest", Duration.ZERO);

        assertThat(lease().holder()).contains(lease.holder());
        assertThat(lease.holder().runId()).isEqualTo(FIRST);
        assertThat(lease.holder().command()).isEqualTo("ingest");
        assertThat(lease.holder().pid()).isEqualTo(ProcessHandle.current().pid());

        lease.close();
        lease.close();

        assertThat(lease().holder()).isEmpty();
    }

    @Test
    void refusesASecondWriterOfTheSameProcessAndSaysWhoWrites() {
        try (Lease first = lease().acquire(FIRST, "ingest", Duration.ZERO)) {
            assertThatThrownBy(() -> lease().acquire(SECOND, "train", Duration.ZERO))
                    .isInstanceOf(Conflict.class)
                    .hasMessage(
                            "Cannot start 'train': run first ('ingest', process %d on %s) has been writing to this lake since %s.",
                            first.holder().pid(),
                            first.holder().host(),
                            first.holder().since())
                    .extracting(failure -> ((TicketPlatformException) failure).remedy())
                    .asString()
                    .contains("runs.wait=5m");
            assertThat(lease().holder()).contains(first.holder());
        }
    }

    @Test
    void canBeTakenAgain() {
        lease().acquire(FIRST, "ingest", Duration.ZERO).close();

        try (Lease second = lease().acquire(SECOND, "train", Duration.ZERO)) {
            assertThat(lease().holder()).contains(second.holder());
        }
    }

    @Test
    void waitsForTheOtherWriter() {
        Lease first = lease().acquire(FIRST, "ingest", Duration.ZERO);
        CompletableFuture<Lease> second =
                CompletableFuture.supplyAsync(() -> lease().acquire(SECOND, "train", Duration.ofMinutes(5)));

        first.close();

        try (Lease got = second.join()) {
            assertThat(got.holder().runId()).isEqualTo(SECOND);
        }
    }

    @Test
    void givesUpWhenTheWaitIsOver() {
        try (Lease first = lease().acquire(FIRST, "ingest", Duration.ZERO)) {
            assertThatThrownBy(() -> lease().acquire(SECOND, "train", Duration.ofMillis(300)))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("run " + first.holder().runId());
        }
    }

    @Test
    void stopsWaitingWhenItsThreadIsInterrupted() {
        try (Lease first = lease().acquire(FIRST, "ingest", Duration.ZERO)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> lease().acquire(SECOND, "train", Duration.ofMinutes(5)))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("run " + first.holder().runId());
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void letsOneOfManyThreadsWriteAtATime() {
        AtomicInteger writers = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(number -> CompletableFuture.runAsync(() -> {
                            try (Lease lease =
                                    lease().acquire(new RunId("run" + number), "ingest", Duration.ofMinutes(5))) {
                                most.accumulateAndGet(writers.incrementAndGet(), Math::max);
                                assertThat(lease().holder()).contains(lease.holder());
                                writers.decrementAndGet();
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(most).hasValue(1);
    }

    @Test
    void refusesASecondWriterWhileAnotherProcessWrites() throws Exception {
        try (OtherProcess other = startHolder()) {
            assertThat(other.line()).isEqualTo("held");

            assertThat(lease().holder()).map(LeaseHolder::pid).contains(other.pid());
            assertThatThrownBy(() -> lease().acquire(SECOND, "train", Duration.ZERO))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("run other ('ingest', process " + other.pid());
        }
    }

    @Test
    void isLostByAKilledProcess() throws Exception {
        try (OtherProcess other = startHolder()) {
            assertThat(other.line()).isEqualTo("held");
            other.kill();

            try (Lease lease = lease().acquire(SECOND, "train", Duration.ofMinutes(5))) {
                assertThat(lease().holder()).contains(lease.holder());
            }
        }
    }

    @Test
    void letsItsHolderWork() {
        List<String> done = new ArrayList<>();

        try (Lease lease = lease().acquire(FIRST, "ingest", Duration.ZERO)) {
            lease.fence().confirm();
            lease.fence().whileHeld(() -> {
                lease.fence().confirm();
                done.add("work");
            });
            lease.fence().confirm();

            assertThat(lease().holder()).contains(lease.holder());
        }

        assertThat(done).containsExactly("work");
    }

    @Test
    void isKeptWhenTheWorkFails() {
        try (Lease lease = lease().acquire(FIRST, "ingest", Duration.ZERO)) {
            assertThatThrownBy(() -> lease.fence().whileHeld(() -> {
                        throw new IllegalStateException("broken by the test");
                    }))
                    .hasMessage("broken by the test");

            lease.fence().confirm();
            assertThat(lease().holder()).contains(lease.holder());
        }
    }
}
