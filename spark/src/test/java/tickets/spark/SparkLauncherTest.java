package tickets.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher with engine=spark. */
class SparkLauncherTest {

    private static final Path HOME = ProjectFolder.find();

    @TempDir
    private Path folder;

    @BeforeEach
    void putRawTicketsThere() throws IOException {
        Files.createDirectories(folder.resolve("raw"));
        Files.copy(HOME.resolve("assets/tickets.json.gz"), folder.resolve("raw/tickets.json.gz"));
    }

    @Test
    void ingestsListsAndExportsAsTheEmbeddedEngineDoes() throws Exception {
        Ended ingest = run("ingest", "--output", "json");
        JsonNode report = RowJson.JSON.readTree(ingest.out());

        assertThat(ingest.code()).as(ingest.err()).isZero();
        assertThat(report.path("status").asText()).isEqualTo("succeeded");
        assertThat(report.path("read").asInt()).isEqualTo(400);
        assertThat(report.path("quarantined").asInt()).isEqualTo(8);
        assertThat(report.path("offline").asInt()).isEqualTo(377);
        assertThat(report.path("files").path("offline").asText()).startsWith("file:/");

        Ended tables = run("tables", "--output", "json");
        assertThat(RowJson.JSON.readTree(tables.out()).path("tables"))
                .as(tables.err())
                .anySatisfy(table -> {
                    assertThat(table.path("table").asText()).isEqualTo("offline/tickets");
                    assertThat(table.path("rows").asInt()).isEqualTo(377);
                });

        Path file = folder.resolve("offline.jsonl");
        Ended export = run("export", "offline/tickets", "--out", file.toString());
        assertThat(export.code()).as(export.err()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(377);

        Ended wrong =
                run("export", "offline/ticket", "--out", folder.resolve("x.csv").toString());
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("has none of that name", "offline/tickets");
    }

    @Test
    void goesOnAfterAKill() throws Exception {
        Process killed = start(command("ingest")).start();
        awaitLine(killed, "Step join succeeded");
        killed.descendants().forEach(ProcessHandle::destroyForcibly);
        killed.destroyForcibly().waitFor();
        assertThat(folder.resolve("_platform/current.json"))
                .satisfiesAnyOf(
                        pointer -> assertThat(pointer).doesNotExist(),
                        pointer -> assertThat(pointer).content().doesNotContain("\"tables\""));

        Ended again = run("ingest", "--output", "json");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(RowJson.JSON.readTree(again.out()).path("offline").asInt()).isEqualTo(377);
        Ended runs = run("runs");
        assertThat(runs.out()).contains("killed", "succeeded");
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        Files.createDirectories(folder.resolve("java"));
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"25.0.1\"\n");

        Ended ended = run("ingest", "spark.java_home=" + folder.resolve("java"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("is 25.0.1, and Spark 4.1 runs on Java 17 to 22", "spark.java_home=FOLDER");
    }

    private record Ended(int code, String out, String err) {}

    private Ended run(String... arguments) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = start(command(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = process.waitFor();
        return new Ended(code, Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder start(List<String> command) {
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("tickets").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "engine=spark", "spark.master=local[2]", "data=local", "data.root=" + folder, "data.raw_file=raw/"));
        return command;
    }

    private static void awaitLine(Process process, String words) throws IOException {
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        String line = err.readLine();
        while (line != null && !line.contains(words)) {
            line = err.readLine();
        }
        assertThat(line).as("a line with '%s'", words).isNotNull();
    }
}
