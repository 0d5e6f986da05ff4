package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;
import tickets.cli.Invocation.Started;

/** A process that ingests at its times until it is told to stop. */
class ServeLauncherTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String EVERY_SECOND = "schedule.ingest=* * * * * *";

    @TempDir
    private Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();
    private OwnLake lake;

    @BeforeEach
    void makeLake() {
        lake = new OwnLake(folder);
    }

    @Test
    void ingestsUntilItIsToldToStop() {
        Started serve = serve(EVERY_SECOND);
        awaitSaid(serve, "Serving as process " + serve.process().pid() + ": ingest at '* * * * * *' (UTC)");
        await().atMost(PATIENCE).until(() -> succeeded() >= 2);

        Ended ended = stop(serve).expect(0);

        assertThat(ended.err()).contains("Next ingest at ", "Stopping:", "Stopped.");
        assertThat(runs())
                .allSatisfy(run -> assertThat(run.get("status").asText()).isEqualTo("succeeded"));
        assertThat(lake.log()).content().contains("Serving as process", "Stopped.");
    }

    @Test
    void goesOnAfterRunsThatFail() {
        Started serve = serve(EVERY_SECOND, "data=local", "data.raw_file=raw/nothing.json", "retry.attempts=1");
        await().atMost(PATIENCE).until(() -> runs().size() >= 2);

        Ended ended = stop(serve).expect(0);

        assertThat(ended.err()).contains("Cannot find a raw file");
        assertThat(runs())
                .allSatisfy(run -> assertThat(run.get("status").asText()).isEqualTo("failed"));
    }

    @Test
    void leavesOutATimeAtWhichSomebodyElseWrites() throws IOException {
        try (ServerSocket silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Started other = checkout.tickets("ingest")
                    .and(lake.settings(
                            "redis_host=127.0.0.1", "redis_port=" + silence.getLocalPort(), "redis_timeout=10m"))
                    .start();
            silence.accept();
            Started serve = serve(EVERY_SECOND);

            awaitSaid(serve, "Left out the ingest that was due: Cannot start 'ingest': run ");

            other.process().destroyForcibly();
            other.ended();
            await().atMost(PATIENCE).until(() -> succeeded() >= 1);
            stop(serve).expect(0);
        }
    }

    @Test
    void givesUpARunThatDoesNotEndWithinItsGrace() throws IOException {
        try (ServerSocket silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Started serve = serve(
                    EVERY_SECOND,
                    "redis_host=127.0.0.1",
                    "redis_port=" + silence.getLocalPort(),
                    "redis_timeout=10m",
                    "schedule.grace=1s");
            silence.accept();

            Ended ended = stop(serve).expect(1);

            assertThat(ended.err()).contains("Stopped with an ingest under way");
            assertThat(runs().get(0).get("status").asText()).isEqualTo("killed");
        }
    }

    @Test
    void hasNothingToDoWithoutASchedule() {
        Ended ended = checkout.tickets("serve").and(lake.settings()).run().expect(2);

        assertThat(ended.err()).isEqualTo("""
                Missing schedule.ingest: without it `tickets serve` has nothing to do.
                  Tell when to ingest with a cron expression, such as schedule.ingest='15 * * * *' for a quarter past every hour.
                """);
    }

    private Started serve(String... settings) {
        return checkout.tickets("serve").and(lake.settings(settings)).start();
    }

    private static Ended stop(Started serve) {
        serve.process().destroy();
        return serve.ended();
    }

    private static void awaitSaid(Started started, String words) {
        await().atMost(PATIENCE).until(() -> Files.readString(started.err()).contains(words));
    }

    private JsonNode runs() {
        return checkout.tickets("runs", "--output", "json")
                .and(lake.settings())
                .run()
                .expect(0)
                .json();
    }

    private long succeeded() {
        return runs().findValuesAsText("status").stream()
                .filter("succeeded"::equals)
                .count();
    }
}
