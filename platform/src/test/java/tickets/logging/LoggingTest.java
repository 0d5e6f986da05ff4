package tickets.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import tickets.runs.OtherProcess;

class LoggingTest {

    private static final Logger LOG = LoggerFactory.getLogger("tickets.test");
    private static final long TEN_KILOBYTES = 10 * 1024;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @AfterEach
    void quiet() {
        start(folder, Level.ERROR, TEN_KILOBYTES).close();
    }

    private Logging start(Path where, Level level, long rollAtBytes) {
        PrintStream stream = new PrintStream(console, true, StandardCharsets.UTF_8);
        return Logging.start(new LoggingSettings(where, level), stream, rollAtBytes);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private List<String> consoleLines() {
        return console.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<Path> files(String pattern) throws IOException {
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(files::add);
        }
        return files;
    }

    @Test
    void writesOneJsonObjectALineWithTheRunItBelongsTo() throws IOException {
        try (Logging logging = start(folder.resolve("new 100 % logs"), Level.INFO, TEN_KILOBYTES)) {
            MDC.put("run_id", "20261124T053044Z-1a47f3");
            LOG.atInfo().addKeyValue("step", "bronze").log("Step {} \"done\"\n{}", "bronze", "ünï 🎫");
            MDC.clear();
            LOG.atWarn().setCause(new IllegalStateException("why")).log("odd");
            assertThat(logging).isNotNull();
        }

        List<JsonNode> lines = lines(folder.resolve("new 100 % logs/app.log"));
        assertThat(lines).hasSize(2);
        JsonNode first = lines.get(0);
        assertThat(first.path("timestamp").isNumber()).isTrue();
        assertThat(first.path("level").asText()).isEqualTo("INFO");
        assertThat(first.path("loggerName").asText()).isEqualTo("tickets.test");
        assertThat(first.path("formattedMessage").asText()).isEqualTo("Step bronze \"done\"\nünï 🎫");
        assertThat(first.path("mdc").path("run_id").asText()).isEqualTo("20261124T053044Z-1a47f3");
        assertThat(first.path("kvpList").path(0).path("step").asText()).isEqualTo("bronze");
        assertThat(lines.get(1).path("throwable").path("message").asText()).isEqualTo("why");
    }

    @Test
    void tellsPeopleTheMessageWithoutStackTraces() {
        try (Logging logging = start(folder, Level.INFO, TEN_KILOBYTES)) {
            LOG.atWarn().setCause(new IllegalStateException("why")).log("odd");
            assertThat(logging).isNotNull();
        }

        assertThat(consoleLines()).singleElement().asString().matches("\\d\\d:\\d\\d:\\d\\d WARN  odd");
    }

    @Test
    void leavesOutWhatIsLessImportantThanItsLevel() throws IOException {
        try (Logging logging = start(folder, Level.WARN, TEN_KILOBYTES)) {
            LOG.info("story");
            LOG.warn("odd");
            LoggerFactory.getLogger("org.library").info("chatter");
            assertThat(logging).isNotNull();
        }

        assertThat(consoleLines()).hasSize(1);
        assertThat(lines(folder.resolve("app.log"))).hasSize(1);
    }

    @Test
    void warnsOnceAndGoesOnWhenTheFolderCannotBeUsed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        try (Logging logging = start(file.resolve("logs"), Level.INFO, TEN_KILOBYTES)) {
            LOG.info("story");
            assertThat(logging).isNotNull();
        }

        assertThat(consoleLines()).hasSize(2);
        assertThat(consoleLines().get(0)).contains("Cannot log to " + file.resolve("logs/app.log"));
        assertThat(consoleLines().get(1)).endsWith("story");
    }

    @Test
    void rollsBySizeIntoZipFilesWithoutLosingALine() throws IOException {
        try (Logging logging = start(folder, Level.INFO, TEN_KILOBYTES)) {
            IntStream.range(0, 200).forEach(number -> LOG.info("line {}", number));
            assertThat(logging).isNotNull();
        }

        List<Path> zips = files("app.*.log.zip");
        assertThat(zips).hasSizeGreaterThan(1);
        int lines = lines(folder.resolve("app.log")).size();
        for (Path zip : zips) {
            lines += zippedLines(zip);
        }
        assertThat(lines).isEqualTo(200);
        assertThat(files("*.tmp")).isEmpty();
    }

    private static int zippedLines(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            byte[] content = file.getInputStream(file.entries().nextElement()).readAllBytes();
            return (int) new String(content, StandardCharsets.UTF_8).lines().count();
        }
    }

    @Test
    void rollsTheFileOfAnEarlierDayAndForgetsWhatIsOlderThanAWeek() throws IOException {
        Path log = Files.writeString(folder.resolve("app.log"), "{}\n");
        Files.setLastModifiedTime(
                log, FileTime.from(Instant.now(Clock.systemUTC()).minusSeconds(2 * 86_400)));
        Path old = Files.createFile(folder.resolve("app.%s.0.log.zip"
                .formatted(LocalDate.now(Clock.system(ZoneId.systemDefault())).minusDays(10))));

        try (Logging logging = start(folder, Level.INFO, TEN_KILOBYTES)) {
            LOG.info("today");
            assertThat(logging).isNotNull();
        }

        assertThat(lines(log)).hasSize(1);
        assertThat(files("app.*.log.zip")).hasSize(1).doesNotContain(old);
    }

    @Test
    void takesTheLinesOfSeveralProcessesAtOnceAndRollsWhenOneIsAlone() throws Exception {
        List<OtherProcess> writers;
        try (Logging logging = start(folder, Level.INFO, TEN_KILOBYTES)) {
            writers = IntStream.range(0, 2)
                    .mapToObj(number -> OtherProcess.start(Writer.class, folder.toString()))
                    .toList();
            for (OtherProcess writer : writers) {
                assertThat(writer.remainingLines()).isEmpty();
                assertThat(writer.exit()).isZero();
            }
            assertThat(files("app.*.log.zip")).isEmpty();
            assertThat(lines(folder.resolve("app.log")))
                    .hasSize(2 * Writer.LINES)
                    .allSatisfy(line ->
                            assertThat(line.path("formattedMessage").asText()).hasSize(Writer.LENGTH));

            LOG.info("alone");
            assertThat(logging).isNotNull();
        }

        assertThat(files("app.*.log.zip"))
                .singleElement()
                .satisfies(zip -> assertThat(zippedLines(zip)).isEqualTo(2 * Writer.LINES));
        assertThat(lines(folder.resolve("app.log"))).hasSize(1);
    }

    /** Logs long lines; what reaches its standard output is a defect. */
    static final class Writer {

        static final int LINES = 300;
        static final int LENGTH = 20_000;

        public static void main(String[] arguments) {
            PrintStream nobody = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            LOG.warn("lost: logging has not started");
            try (Logging logging =
                    Logging.start(new LoggingSettings(Path.of(arguments[0]), Level.INFO), nobody, TEN_KILOBYTES)) {
                IntStream.range(0, LINES).forEach(number -> LOG.info("x".repeat(LENGTH)));
                assertThat(logging).isNotNull();
            }
        }
    }

    @Test
    void makesNothingBeforeItIsStarted() {
        assertThatCode(() -> LOG.error("lost")).doesNotThrowAnyException();

        assertThat(folder).isEmptyDirectory();
    }
}
