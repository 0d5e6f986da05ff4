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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;
import tickets.cli.Invocation.Started;

/**
 * Kills an ingest again and again and looks at what it leaves: no torn or mixed set, no lost record, no stuck run, no
 * litter. {@code scripts/kill-test} runs it for longer; system properties: {@code tickets.kill.times},
 * {@code tickets.kill.seed}, {@code tickets.kill.tickets} and {@code tickets.kill.settings} (words of key=value).
 */
class KillLauncherTest {

    private static final int TIMES = Integer.getInteger("tickets.kill.times", 5);
    private static final long SEED = Long.getLong("tickets.kill.seed", 20260723L);
    private static final int TICKETS = Integer.getInteger("tickets.kill.tickets", 2000);
    private static final List<String> SETTINGS =
            List.of(System.getProperty("tickets.kill.settings", "").strip().split("\\s+"));
    private static final String EVERYTHING = "100000";
    private static final String PARTS = "_platform/parts/";

    /** How long a publication takes at most, on a busy machine. */
    private static final int PUBLISHING_MILLIS = 150;

    private final Checkout checkout = Checkout.ofThisBuild();
    private final Random random = new Random(SEED);

    @TempDir
    private Path folder;

    /**
     * What a set made from one raw file must hold, as an undisturbed ingest made it.
     *
     * @param rawFile its name
     * @param rows rows of each table
     * @param documents all documents of the online store, newest first
     * @param millis how long the ingest took
     */
    private record Answer(String rawFile, JsonNode rows, String documents, long millis) {}

    @Test
    void noMomentIsABadOneToDie() throws IOException {
        List<Answer> answers = List.of(answer("first", 1), answer("second", 2));
        OwnLake lake = new OwnLake(folder.resolve("killed"));
        ingest(lake, answers.get(0));
        ingest(lake, answers.get(1));
        List<String> clean = filesButParts(lake);
        long millis = answers.get(0).millis();

        for (int kill = 0; kill < TIMES; kill++) {
            Answer dying = answers.get(kill % 2);
            String moment = kill(lake, dying, millis, kill);

            String happened = "kill %d of %d, %s, seed %d".formatted(kill + 1, TIMES, moment, SEED);
            String left = assertSettled(lake, answers, happened);
            System.err.println(happened + ": " + left);

            millis = ingest(lake, answers.get((kill + 1) % 2));
            assertThat(filesButParts(lake)).as("files after %s", happened).isEqualTo(clean);
            assertThat(partsIn(lake)).as("parts after %s", happened).isEqualTo(partsOfSets(lake));
        }
    }

    private static List<String> filesButParts(OwnLake lake) throws IOException {
        return lake.filesWithoutRunIds().stream()
                .filter(file -> !file.startsWith("lake/" + PARTS))
                .toList();
    }

    private static Set<String> partsIn(OwnLake lake) throws IOException {
        Path root = lake.file("");
        try (Stream<Path> files = Files.walk(lake.file(PARTS))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** What the sets that are kept are made of: one more part is litter, one less is a loss. */
    private static Set<String> partsOfSets(OwnLake lake) throws IOException {
        Set<String> parts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(lake.file("_platform/sets"))) {
            for (Path file :
                    files.filter(file -> file.endsWith("contents.json")).toList()) {
                JsonNode contents = new ObjectMapper().readTree(Files.readString(file));
                for (JsonNode source : contents.get("sources")) {
                    for (String layer : List.of("bronze", "quarantine", "warnings")) {
                        source.get(layer).forEach(part -> parts.add(part.asText()));
                    }
                }
            }
        }
        return parts;
    }

    private Answer answer(String name, int seed) throws IOException {
        Path raw = folder.resolve(name + ".jsonl.gz");
        checkout.tickets("generate", "--count", "" + (TICKETS + seed), "--seed", "" + seed, "--bad", "0.02")
                .and(List.of("--out", raw.toString()))
                .run()
                .expect(ExitCode.DONE);
        OwnLake own = new OwnLake(folder.resolve("clean"));
        long startedAt = System.nanoTime();
        Ended ended = start(own, raw.toString(), "--output", "json").ended().expect(ExitCode.DONE);
        long millis = (System.nanoTime() - startedAt) / 1_000_000;
        assertThat(ended.json().get("read").asInt()).isEqualTo(TICKETS + seed);
        return new Answer(raw.toString(), pointer(own).get("rows"), documents(own), millis);
    }

    private long ingest(OwnLake lake, Answer answer) throws IOException {
        long startedAt = System.nanoTime();
        start(lake, answer.rawFile()).ended().expect(ExitCode.DONE);
        long millis = (System.nanoTime() - startedAt) / 1_000_000;
        assertIsWhole(lake, List.of(answer), "an undisturbed ingest");
        return millis;
    }

    /** Every other kill waits for the short while in which a run publishes; the rest come at any time. */
    private String kill(OwnLake lake, Answer answer, long millis, int number) {
        Started ingest = start(lake, answer.rawFile());
        boolean whilePublishing = number % 2 == 1;
        if (whilePublishing) {
            awaitPublication(lake, ingest);
        }
        long wait = random.nextLong(whilePublishing ? PUBLISHING_MILLIS : millis);
        waitFor(ingest, wait);
        ingest.process().destroyForcibly();
        int code = ingest.ended().exitCode();
        return "%d ms after its %s (exit code %d)"
                .formatted(wait, whilePublishing ? "publication began" : "start", code);
    }

    private static void awaitPublication(OwnLake lake, Started ingest) {
        while (ingest.process().isAlive() && !isPublishing(lake)) {
            waitFor(ingest, 1);
        }
    }

    private static boolean isPublishing(OwnLake lake) {
        try {
            return Files.readString(lake.file("_platform/current.json")).contains("\"publishing\"");
        } catch (NoSuchFileException nothingPublished) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void waitFor(Started ingest, long millis) {
        try {
            ingest.process().waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Whichever command looks first finds everything settled, or settles it. */
    private String assertSettled(OwnLake lake, List<Answer> answers, String happened) throws IOException {
        List<String> looks = new ArrayList<>(List.of("runs", "online verify", "quarantine", "plan"));
        String first = looks.remove(random.nextInt(looks.size()));
        tickets(lake, first).expect(ExitCode.DONE);
        assertThat(isPublishing(lake))
                .as("a publication under way after `%s` and %s", first, happened)
                .isFalse();
        JsonNode runs =
                tickets(lake, "runs", "--output", "json").expect(ExitCode.DONE).json();
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.get("status").asText())
                        .as("run %s after %s", run.get("run_id"), happened)
                        .isIn("succeeded", "killed"));
        tickets(lake, "online", "verify").expect(ExitCode.DONE);
        assertIsWhole(lake, answers, happened);
        return runs.get(0).get("status").asText() + ", in force is "
                + pointer(lake).get("run_id").asText();
    }

    /** Pointer, tables, files under fixed names and online store are of one run and hold all of its input. */
    private void assertIsWhole(OwnLake lake, List<Answer> answers, String happened) throws IOException {
        JsonNode set = pointer(lake);
        String run = set.get("run_id").asText();
        String rawFile = tickets(lake, "runs", "show", run, "--output", "json")
                .expect(ExitCode.DONE)
                .json()
                .get("settings")
                .get("data.raw_file")
                .asText();
        Answer answer = answers.stream()
                .filter(known -> known.rawFile().equals(rawFile))
                .findFirst()
                .orElseThrow(() -> new AssertionError("in force is a set of " + rawFile + " after " + happened));
        assertThat(set.get("rows")).as("rows after %s", happened).isEqualTo(answer.rows());
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
        assertThat(documents(lake)).as("online store after %s", happened).isEqualTo(answer.documents());
    }

    private String documents(OwnLake lake) {
        return tickets(lake, "online", "recent", "-n", EVERYTHING)
                .expect(ExitCode.DONE)
                .out();
    }

    private static JsonNode pointer(OwnLake lake) throws IOException {
        return new ObjectMapper().readTree(Files.readString(lake.file("_platform/current.json")));
    }

    private Started start(OwnLake lake, String rawFile, String... options) {
        return checkout.tickets("ingest")
                .and(List.of(options))
                .and(settings(lake))
                .and(List.of("data.raw_file=" + rawFile))
                .start();
    }

    private Ended tickets(OwnLake lake, String... words) {
        return checkout.tickets(String.join(" ", words).split(" "))
                .and(settings(lake))
                .run();
    }

    private static List<String> settings(OwnLake lake) {
        return lake.settings(SETTINGS.stream().filter(word -> !word.isEmpty()).toArray(String[]::new));
    }
}
