package tickets.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ingest.RawText.array;
import static tickets.ticket.TicketFixture.aTicket;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tickets.ingest.publishing.Breakage;
import tickets.lake.ObjectStore;
import tickets.lake.TableSet;
import tickets.online.OnlineStore;
import tickets.runs.RunStatus;

/** Whatever call to a store fails in an ingest: readers have one whole set, and the next ingest starts clean. */
@Timeout(600)
class InterruptedIngestTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void leavesOneWholeSetAndNoLitterWhereverItBreaks(Breakage.Kind kind) {
        try (IngestFixture lake = IngestFixture.in(folder)) {
            ObjectStore store = lake.store();
            OnlineStore online = lake.online();
            ingest(lake, "start");
            int at = 1;
            boolean broke = true;
            while (broke) {
                Map<String, String> before = lake.whatReadersSee();
                String old = lake.inForce().runId();
                Breakage breakage = new Breakage(at, kind);
                lake.withStore(breakage.around(store)).withOnline(breakage.around(online));
                write(store, "break " + at);
                IngestReport report = lake.ingest();
                broke = breakage.hasHappened();
                lake.withStore(store).withOnline(online);

                String run = report.run().id().value();
                if (!kind.isForGood()) {
                    String expected = report.run().status() == RunStatus.SUCCEEDED ? run : old;
                    assertThat(lake.inForce().runId()).as(breakage.toString()).isEqualTo(expected);
                    assertThat(lake.verification().matches())
                            .as(breakage.toString())
                            .isTrue();
                    if (expected.equals(old)) {
                        assertThat(lake.whatReadersSee())
                                .as(breakage.toString())
                                .isEqualTo(before);
                    }
                }
                // What a killed run leaves is settled by the next one, here one that finds no file.
                lake.reading("raw/none.json").ingest();
                lake.reading("raw/tickets.json");

                TableSet inForce = lake.inForce();
                assertThat(inForce.runId()).as(breakage.toString()).isIn(old, run);
                assertThat(lake.verification().matches())
                        .as(breakage.toString())
                        .isTrue();
                String previous = Objects.requireNonNullElse(inForce.previousRunId(), inForce.runId());
                assertThat(lake.keys())
                        .as(breakage.toString())
                        .hasSameElementsAs(IngestFixture.keysOf(inForce.runId(), previous));
                at++;
            }
            assertThat(at).isGreaterThan(20);
        }
    }

    @Test
    void succeedsWhenEveryStepMayBeTriedAgain() {
        try (IngestFixture lake = IngestFixture.in(folder).withAttempts(2)) {
            ObjectStore store = lake.store();
            OnlineStore online = lake.online();
            ingest(lake, "start");
            int at = 1;
            boolean broke = true;
            while (broke) {
                String old = lake.inForce().runId();
                Breakage breakage = new Breakage(at, Breakage.Kind.FAILS_ONCE);
                lake.withStore(breakage.around(store)).withOnline(breakage.around(online));
                IngestReport report = lake.ingest();
                broke = breakage.hasHappened();
                lake.withStore(store).withOnline(online);

                assertThat(report.failure()).as(breakage.toString()).isNull();
                assertThat(lake.inForce().previousRunId())
                        .as(breakage.toString())
                        .isEqualTo(old);
                assertThat(lake.verification().matches())
                        .as(breakage.toString())
                        .isTrue();
                at++;
            }
        }
    }

    private static void ingest(IngestFixture lake, String subject) {
        write(lake.store(), subject);
        assertThat(lake.ingest().failure()).isNull();
    }

    private static void write(ObjectStore store, String subject) {
        store.write(
                "raw/tickets.json", array(aTicket().with("subject", subject)).getBytes(UTF_8));
    }
}
