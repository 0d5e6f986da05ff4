package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;
import tickets.cli.Invocation.Started;

/** Commands that are stopped, that are in each other's way, or whose reader goes away. */
class InterruptionLauncherTest {

    private static final int BY_SIGINT = 130;
    private static final int PATIENCE_IN_MILLIS = 120_000;

    @TempDir
    private Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();
    private OwnLake lake;

    /** Takes connections and says nothing. */
    private ServerSocket silence;

    private @Nullable Socket connected;

    @AfterEach
    void endSilence() throws IOException {
        if (connected != null) {
            connected.close();
        }
        silence.close();
    }

    @BeforeEach
    void makeLake() throws IOException {
        silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        silence.setSoTimeout(PATIENCE_IN_MILLIS);
        lake = new OwnLake(folder);
    }

    @Test
    void ctrlCLeavesARunThatIsShownAsKilledAndNoLitter() throws IOException {
        tickets("ingest").expect(0);
        tickets("ingest").expect(0);
        var clean = lake.filesWithoutRunIds();
        Started ingest = startEndlessIngest();

        signal("INT", ingest);

        assertThat(ingest.ended().exitCode()).isEqualTo(BY_SIGINT);
        assertThat(tickets("runs").expect(0).out().lines())
                .element(1)
                .asString()
                .contains("ingest", "killed")
                .as("nobody heard its counts")
                .endsWith(" -");
        var killed = tickets("runs", "--output", "json").expect(0).json().get(0);
        assertThat(killed.get("status").asText()).isEqualTo("killed");
        assertThat(killed.get("read").isNull()).isTrue();
        tickets("online", "verify").expect(0);
        tickets("ingest").expect(0);
        assertThat(lake.filesWithoutRunIds()).isEqualTo(clean);
    }

    @Test
    void aSecondWriterIsToldWhoHoldsTheLake() throws IOException {
        Started first = startEndlessIngest();

        Ended second = tickets("ingest", "--output", "json").expect(1);

        assertThat(second.json().get("status").asText()).isEqualTo("not_started");
        assertThat(second.err())
                .contains("Cannot start 'ingest'", "process " + first.process().pid(), "runs.wait=5m");
        assertThat(tickets("runs").expect(0).out().lines())
                .element(1)
                .asString()
                .contains("running");
        signal("KILL", first);
        first.ended();
        assertThat(tickets("runs").expect(0).out().lines())
                .element(1)
                .asString()
                .contains("killed");
    }

    @Test
    void aReaderThatGoesAwayIsNoFault() {
        tickets("ingest").expect(0);
        String recent = checkout.tickets("online", "recent", "-n", "300")
                .and(lake.settings())
                .asShellWords();

        Ended ended = Invocation.of(Path.of("bash"), "-c", recent + " | head -n 1")
                .run()
                .expect(0);

        assertThat(ended.out()).hasLineCount(1);
        assertThat(ended.err()).isEmpty();
    }

    /** Its online store never answers: it waits in the middle of a run until it is stopped. */
    private Started startEndlessIngest() throws IOException {
        Started ingest = checkout.tickets("ingest")
                .and(lake.settings("redis_host=127.0.0.1", "redis_port=" + silence.getLocalPort(), "redis_timeout=10m"))
                .start();
        connected = silence.accept();
        return ingest;
    }

    private static void signal(String name, Started started) {
        Invocation.of(
                        Path.of("kill"),
                        "-" + name,
                        Long.toString(started.process().pid()))
                .run()
                .expect(0);
    }

    private Ended tickets(String... arguments) {
        return checkout.tickets(arguments).and(lake.settings()).run();
    }
}
