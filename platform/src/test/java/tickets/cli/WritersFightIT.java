package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;
import tickets.cli.Invocation.Started;
import tickets.cli.WriterTenures.Published;
import tickets.cli.WriterTenures.Tenure;
import tickets.runs.postgres.TestDatabase;

/**
 * Two processes fight for one lake through PostgreSQL; some are paused for longer than their lease lasts, some are
 * killed. {@code scripts/fight-test} runs it for longer; system properties: {@code tickets.fight.rounds},
 * {@code tickets.fight.seed} and {@code tickets.fight.settings} (words of key=value; with a Redis among them, each
 * process has a state folder of its own, as machines have).
 */
class WritersFightIT {

    private static final int ROUNDS = Integer.getInteger("tickets.fight.rounds", 8);
    private static final long SEED = Long.getLong("tickets.fight.seed", new Random().nextInt(1_000_000));
    private static final List<String> SETTINGS =
            List.of(System.getProperty("tickets.fight.settings", "").strip().split("\\s+"));
    private static final Duration LEASE = Duration.ofSeconds(2);

    /** The longest that an ingest of the sample takes, begin to end, so that every moment of it is met. */
    private static final int INGEST_MILLIS = 1_800;

    /** Times are told to the millisecond. */
    private static final Duration ROUNDING = Duration.ofMillis(2);

    private static final List<String> WORDS_OF_A_REFUSAL = List.of(
            "has lost the writer's lease",
            "a later run has taken it over",
            "has published there since",
            "has begun to publish there since",
            "another writer has taken it over since",
            "Cannot take over the lake");

    /** What the first of two writers goes through. */
    private enum Fate {
        /** Nothing: both start at once. */
        UNDISTURBED,
        /** Killed with SIGKILL. */
        KILLED,
        /** Paused at any time, and woken up after its lease is over. */
        PAUSED,
        /** Paused while it publishes, and woken up after its lease is over. */
        PAUSED_WHILE_PUBLISHING
    }

    private final Checkout checkout = Checkout.ofThisBuild();
    private final TestDatabase database = TestDatabase.required();
    private final Random random = new Random(SEED);
    private final Map<String, Integer> outcomes = new TreeMap<>();

    @TempDir
    private Path folder;

    private OwnLake lake;
    private WriterTenures tenures;
    private Map<String, JsonNode> rowsByRawFile;
    private String lastInForce = "";

    @BeforeEach
    void ingestBothInputsOnce() throws IOException {
        lake = new OwnLake(folder.toRealPath().resolve("fight"));
        tenures = new WriterTenures(database, "file://" + lake.folder().resolve("lake"));
        Path other = folder.resolve("other.jsonl.gz");
        checkout.tickets("generate", "--count", "300", "--seed", "" + SEED, "--bad", "0.02", "--out", other.toString())
                .run()
                .expect(ExitCode.DONE);
        rowsByRawFile = new TreeMap<>();
        for (String raw :
                List.of(checkout.home().resolve("assets/tickets.json.gz").toString(), other.toString())) {
            ingest(0, raw, "0s").ended().expect(ExitCode.DONE);
            rowsByRawFile.put(raw, pointer().get("rows"));
        }
    }

    @Test
    void refusesAWriterThatWasPausedForLongerThanItsLeaseLasts() throws IOException {
        String raw = rowsByRawFile.keySet().iterator().next();
        int before = tenures.all().size();
        Started first = ingest(1, raw, "0s");
        while (first.process().isAlive() && tenures.all().size() == before) {
            pass(first, 5);
        }
        signal("STOP", first);

        ingest(2, raw, "60s").ended().expect(ExitCode.DONE);
        String inForce = pointer().get("run_id").asText();
        signal("CONT", first);

        assertThat(first.ended().expect(ExitCode.FAILED).err())
                .contains("has lost the writer's lease", "run " + inForce + " ('ingest', process ");
        assertThat(pointer().get("run_id").asText()).isEqualTo(inForce);
        assertWhole("the pause");
        assertNeverTwoWriters("the pause");
    }

    @Test
    void neverTwoWritersAndNothingStuck() throws IOException {
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        for (int round = 1; round <= ROUNDS; round++) {
            Fate fate = Fate.values()[round % Fate.values().length];
            fates.merge(fate, 1, Integer::sum);

            String happened = "round %d of %d, %s, seed %d".formatted(round, ROUNDS, fate, SEED);
            String ends = fight(fate, happened);
            assertWhole(happened);
            assertNeverTwoWriters(happened);
            System.err.println(happened + ": " + ends + "; in force is run " + lastInForce);
        }

        List<Tenure> all = tenures.all();
        System.err.printf(
                "%d rounds (%s), seed %d: %d tenures, %d of them taken over, %d publications, never two at a time;"
                        + " tokens 1 to %d; the first writer %s%n",
                ROUNDS,
                fates,
                SEED,
                all.size(),
                all.stream()
                        .filter(tenure -> "taken over".equals(tenure.ending()))
                        .count(),
                tenures.publications().size(),
                all.get(all.size() - 1).token(),
                outcomes);
    }

    /** Both write; says how the first one ended. The second one always wins through. */
    private String fight(Fate fate, String happened) {
        List<String> raws = new ArrayList<>(rowsByRawFile.keySet());
        Started first = ingest(1, raws.get(random.nextInt(2)), "60s");
        awaitMoment(fate, first);
        strike(fate, first);
        Started second = ingest(2, raws.get(random.nextInt(2)), "60s");
        if (fate == Fate.PAUSED || fate == Fate.PAUSED_WHILE_PUBLISHING) {
            pass(second, LEASE.toMillis() + 200 + random.nextInt(2 * INGEST_MILLIS));
            signal("CONT", first);
        }
        Ended secondEnd = second.ended();
        Ended firstEnd = first.ended();
        assertEnd(secondEnd, false, "the second writer of " + happened);
        assertEnd(firstEnd, fate != Fate.UNDISTURBED, "the first writer of " + happened);
        String end = nameOf(firstEnd);
        outcomes.merge(fate + " " + end, 1, Integer::sum);
        return end + " (the second " + nameOf(secondEnd) + ")";
    }

    private void awaitMoment(Fate fate, Started first) {
        switch (fate) {
            case UNDISTURBED -> pass(first, random.nextInt(100));
            case KILLED, PAUSED -> pass(first, random.nextInt(INGEST_MILLIS));
            case PAUSED_WHILE_PUBLISHING -> {
                while (first.process().isAlive() && !isPublishing()) {
                    pass(first, 1);
                }
                pass(first, random.nextInt(60));
            }
        }
    }

    private void strike(Fate fate, Started first) {
        switch (fate) {
            case UNDISTURBED -> {}
            case KILLED -> first.process().destroyForcibly();
            case PAUSED, PAUSED_WHILE_PUBLISHING -> signal("STOP", first);
        }
    }

    /** A busy machine may pause anybody for longer than this short lease; then it is refused as well. */
    private static void assertEnd(Ended end, boolean mayBeKilled, String who) {
        boolean isDone = end.exitCode() == ExitCode.DONE;
        boolean isRefused =
                end.exitCode() == ExitCode.FAILED && WORDS_OF_A_REFUSAL.stream().anyMatch(end.err()::contains);
        boolean isKilled = mayBeKilled && end.exitCode() > 128;
        assertThat(isDone || isRefused || isKilled)
                .as("%s ended with %d: %s", who, end.exitCode(), end.err())
                .isTrue();
        assertThat(end.err()).as(who).doesNotContain("unforeseen");
    }

    private static String nameOf(Ended end) {
        return switch (end.exitCode()) {
            case ExitCode.DONE -> "published";
            case ExitCode.FAILED -> "was refused";
            default -> "was killed";
        };
    }

    /** Whoever looks finds one set: pointer, tables, files under fixed names and online store are of one run. */
    private void assertWhole(String happened) throws IOException {
        JsonNode runs = tickets("runs", "-n", "1000", "--output", "json")
                .expect(ExitCode.DONE)
                .json();
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.get("status").asText())
                        .as("run %s after %s", run.get("run_id"), happened)
                        .isIn("succeeded", "failed", "killed"));
        tickets("online", "verify").expect(ExitCode.DONE);
        JsonNode set = pointer();
        assertThat(set.has("publishing")).as("under way after %s", happened).isFalse();
        String run = set.get("run_id").asText();
        String raw = tickets("runs", "show", run, "--output", "json")
                .expect(ExitCode.DONE)
                .json()
                .get("settings")
                .get("data.raw_file")
                .asText();
        assertThat(set.get("rows")).as("rows after %s", happened).isEqualTo(rowsByRawFile.get(raw));
        for (String layer : List.of("bronze", "quarantine", "offline", "online")) {
            byte[] fixed = Files.readAllBytes(lake.file(layer + "/tickets.parquet"));
            byte[] inForce = Files.readAllBytes(
                    lake.file(set.get("tables").get(layer + "/tickets").asText()));
            assertThat(fixed)
                    .as("%s under its fixed name after %s", layer, happened)
                    .isEqualTo(inForce);
            assertThat(new String(fixed, StandardCharsets.ISO_8859_1))
                    .as("footer of %s", layer)
                    .contains(run);
        }
    }

    /** From what the database has recorded by its own clock, and the processes by theirs. */
    private void assertNeverTwoWriters(String happened) throws IOException {
        List<Tenure> all = tenures.all();
        for (int next = 1; next < all.size(); next++) {
            assertThat(all.get(next).token()).isEqualTo(all.get(next - 1).token() + 1);
            assertThat(all.get(next - 1).endedAt())
                    .as("end of %s after %s", all.get(next - 1), happened)
                    .isNotNull()
                    .isBeforeOrEqualTo(all.get(next).takenAt());
        }
        Map<String, Tenure> byRun = all.stream().collect(Collectors.toMap(Tenure::runId, tenure -> tenure));
        Instant free = Instant.MIN;
        long token = 0;
        for (Published publication : tenures.publications()) {
            Tenure tenure = tenureOf(publication.runId(), byRun);
            assertThat(publication.beganAt())
                    .as("%s after %s", publication, happened)
                    .isAfterOrEqualTo(free);
            assertThat(publication.beganAt()).isAfterOrEqualTo(tenure.takenAt().minus(ROUNDING));
            Instant end = tenure.endedAt();
            if (end != null && !slept(publication)) {
                assertThat(publication.endedAt()).isBeforeOrEqualTo(end.plus(ROUNDING));
            }
            assertThat(tenure.token())
                    .as("token of %s after %s", publication, happened)
                    .isGreaterThan(token);
            free = (slept(publication) ? publication.beganAt() : publication.endedAt()).minus(ROUNDING);
            token = tenure.token();
        }
        assertThePointerWentOn(byRun, happened);
    }

    /**
     * One that is paused behind its last write to the pointer, or before it and woken up while the next holder has not
     * claimed the lake yet, ends well, and counts its sleep. That nobody wrote beside it is the pointer's to show.
     */
    private static boolean slept(Published publication) {
        return Duration.between(publication.beganAt(), publication.endedAt()).compareTo(LEASE) > 0;
    }

    private void assertThePointerWentOn(Map<String, Tenure> byRun, String happened) throws IOException {
        JsonNode pointer = pointer();
        Tenure now = tenureOf(pointer.get("run_id").asText(), byRun);
        if (!lastInForce.isEmpty() && !lastInForce.equals(now.runId())) {
            assertThat(now.token())
                    .as("token of the run in force after %s", happened)
                    .isGreaterThan(tenureOf(lastInForce, byRun).token());
        }
        assertThat(pointer.get("claim").asLong()).isGreaterThanOrEqualTo(now.token());
        lastInForce = now.runId();
    }

    private static Tenure tenureOf(String runId, Map<String, Tenure> byRun) {
        return Objects.requireNonNull(byRun.get(runId), "no tenure of run " + runId);
    }

    private boolean isPublishing() {
        try {
            return Files.readString(lake.file("_platform/current.json")).contains("\"publishing\"");
        } catch (NoSuchFileException nothingPublished) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private JsonNode pointer() throws IOException {
        return new ObjectMapper().readTree(Files.readString(lake.file("_platform/current.json")));
    }

    private static void pass(Started process, long millis) {
        try {
            process.process().waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static void signal(String name, Started process) {
        try {
            new ProcessBuilder(
                            "kill", "-" + name, Long.toString(process.process().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Started ingest(int writer, String rawFile, String patience) {
        return checkout.tickets("ingest")
                .and(settings(writer))
                .and(List.of("data.raw_file=" + rawFile, "runs.wait=" + patience))
                .with("TICKETS_RUNS_PASSWORD", database.password())
                .start();
    }

    private Ended tickets(String... words) {
        return checkout.tickets(String.join(" ", words).split(" "))
                .and(settings(0))
                .with("TICKETS_RUNS_PASSWORD", database.password())
                .run();
    }

    private List<String> settings(int writer) {
        List<String> settings = new ArrayList<>(lake.settings(
                "runs.url=" + database.url(),
                "runs.username=" + database.username(),
                "runs.lease=" + LEASE.toSeconds() + "s"));
        SETTINGS.stream()
                .filter(word -> !word.isEmpty())
                .map(word -> word.startsWith("redis_prefix=") ? word + folder.getFileName() + ":" : word)
                .forEach(settings::add);
        if (SETTINGS.stream().anyMatch(word -> word.startsWith("redis_host="))) {
            settings.removeIf(word -> word.startsWith("state.root="));
            settings.add("state.root=" + lake.state("machine-" + writer));
        }
        return settings;
    }
}
