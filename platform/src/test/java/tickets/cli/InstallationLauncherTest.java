package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;

/** Where the program may be installed, and from where it may be started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstallationLauncherTest {

    private Checkout copy;

    @BeforeAll
    void install(@TempDir Path folder) {
        copy = Checkout.ofThisBuild().copiedTo(folder.resolve("my own/tïckets $HOME & co"));
    }

    @Test
    void aPathWithSpacesAndOddLettersWorks(@TempDir Path folder) {
        OwnLake lake = new OwnLake(folder.resolve("a läke"));

        Ended ingest = copy.tickets("ingest")
                .and(lake.settings())
                .with("LANG", "C")
                .without("LC_ALL")
                .run()
                .expect(0);

        assertThat(ingest.err()).contains(lake.file("offline/tickets.parquet").toString());
        assertThat(lake.file("offline/tickets.parquet")).exists();
        assertThat(copy.tickets("online", "verify").and(lake.settings()).run().exitCode())
                .isZero();
    }

    @Test
    void theFirstStartKeepsAnArchiveOfClasses() {
        copy.tickets("--version").run().expect(0);

        assertThat(copy.archive()).isNotEmptyFile();
        Ended listed = copy.tickets("--version")
                .with("TICKETS_JAVA_OPTS", "-Xlog:cds=info:stderr -Xlog:class+path=off")
                .run()
                .expect(0);
        assertThat(listed.err()).contains(copy.archive().getFileName().toString());
    }

    @Test
    void classesAreReadFromTheArchive() {
        assertThat(placesOfClasses())
                .anyMatch(line -> line.matches(".* tickets\\.cli\\.TicketsCommand .*shared objects.*"));
    }

    /** Newer versions of Java archive no class of the format that picocli has. */
    @Test
    @EnabledOnJre(JRE.JAVA_17)
    void classesOfPicocliToo() {
        assertThat(placesOfClasses())
                .filteredOn(line -> line.contains(" picocli."))
                .isNotEmpty()
                .allMatch(line -> line.contains("shared objects"));
    }

    /** Of the build itself: Java reads no classes from an archive when the path needs escapes in an address. */
    private static List<String> placesOfClasses() {
        return Checkout.ofThisBuild()
                .tickets("config")
                .with("TICKETS_JAVA_OPTS", "-Xlog:class+load=info:stderr")
                .run()
                .expect(0)
                .err()
                .lines()
                .toList();
    }

    @Test
    void aDamagedArchiveIsNotUsedAndNotTalkedAbout(@TempDir Path folder) {
        Checkout damaged = Checkout.ofThisBuild().copiedTo(folder.resolve("tickets"));
        Checkout.write(damaged.archive(), "not an archive");
        Checkout.write(damaged.archiveLength(), "14\n");

        Ended ended = damaged.tickets("--version").run().expect(0);

        assertThat(ended.out()).startsWith("tickets ").hasLineCount(1);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void anArchiveThatWasCutShortIsMadeAnew() throws IOException {
        copy.tickets("--version").run().expect(0);
        long whole = Files.size(copy.archive());
        try (FileChannel archive = FileChannel.open(copy.archive(), StandardOpenOption.WRITE)) {
            archive.truncate(whole / 2);
        }

        Ended noticed = copy.tickets("--version").run().expect(0);
        Ended after = copy.tickets("--version").run().expect(0);

        assertThat(noticed.err()).startsWith("Preparing quick starts");
        assertThat(noticed.out()).startsWith("tickets ");
        assertThat(after.err()).isEmpty();
        assertThat(Files.size(copy.archive())).isGreaterThan(whole / 2);
    }

    @Test
    void temporaryFilesGoWhereTheUserWantsThem(@TempDir Path folder) {
        Path nowhere = folder.resolve("nowhere");

        Ended ended = copy.tickets("quarantine")
                .and(new OwnLake(folder).settings())
                .with("TMPDIR", nowhere.toString())
                .run()
                .expect(1);

        assertThat(ended.err()).contains("Cannot make a temporary folder: " + nowhere, "TMPDIR");
    }

    @Test
    void anArchiveThatCouldNotBeWrittenToItsEndIsNotKept(@TempDir Path folder) {
        Checkout full = Checkout.ofThisBuild().copiedTo(folder.resolve("tickets"));

        // Files of this process may have 10 MB and no more, as on a disk that is nearly full.
        Invocation.of(
                        Path.of("bash"),
                        "-c",
                        "ulimit -f 10240; " + full.tickets("--version").asShellWords())
                .run()
                .expect(0);

        assertThat(full.archive()).doesNotExist();
        assertThat(full.tickets("--version").run().expect(0).err()).isEmpty();
    }

    @Test
    void noArchiveIsNeededWhereItCannotBeKept(@TempDir Path folder) {
        Checkout unwritable = Checkout.ofThisBuild().copiedTo(folder.resolve("tickets"));
        Checkout.write(unwritable.home().resolve("platform/target/cds"), "a file where the folder would be");

        unwritable.tickets("--version").run().expect(0);
    }

    @Test
    void aReadOnlyInstallationWorks(@TempDir Path folder) {
        Checkout readOnly = Checkout.ofThisBuild().copiedTo(folder.resolve("tickets"));
        Path target = readOnly.home().resolve("platform/target");
        OwnLake lake = new OwnLake(folder.resolve("own"));
        assertThat(target.toFile().setWritable(false)).isTrue();
        try {
            readOnly.tickets("ingest").and(lake.settings()).run().expect(0);
        } finally {
            assertThat(target.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void itStartsThroughSymbolicLinks(@TempDir Path folder) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path direct =
                Files.createSymbolicLink(folder.resolve("direct"), copy.home().resolve("tickets"));
        Path relative = Files.createSymbolicLink(bin.resolve("tickets"), Path.of("../direct"));

        Ended ended = Invocation.of(relative, "config", "--output", "json")
                .in(folder)
                .run()
                .expect(0);

        assertThat(direct).isSymbolicLink();
        assertThat(ended.json().get("data.raw_file").get("value").asText())
                .isEqualTo(copy.home().resolve("assets/tickets.json.gz").toString());
    }

    @Test
    void itStartsFromTheSearchPathInAnyFolder(@TempDir Path folder) {
        Ended ended = Invocation.of(Path.of("bash"), "-c", "tickets ingest && tickets online verify")
                .with("PATH", copy.home() + ":" + System.getenv("PATH"))
                .in(folder)
                .run()
                .expect(0);

        assertThat(ended.out()).contains("missing       0");
        assertThat(folder.resolve("lake/offline/tickets.parquet")).exists();
    }

    @Test
    void neitherHomeNorALanguageIsNeeded(@TempDir Path folder) {
        OwnLake lake = new OwnLake(folder);

        Ended ended = copy.tickets("ingest")
                .and(lake.settings())
                .without("HOME")
                .without("LANG")
                .without("USER")
                .with("LC_ALL", "C")
                .run()
                .expect(0);

        assertThat(ended.err()).doesNotContain("Warning", "warning:");
    }

    @Test
    void aLogsFolderThatCannotBeUsedCostsOneWarning(@TempDir Path folder) {
        OwnLake lake = new OwnLake(folder);
        Path file = Checkout.write(folder.resolve("a-file"), "");

        Ended ended = copy.tickets("ingest")
                .and(lake.settings("logging.folder=" + file.resolve("logs")))
                .run()
                .expect(0);

        assertThat(ended.err().lines().filter(line -> line.contains("Cannot log to")))
                .hasSize(1);
    }

    @Test
    void aStateFolderThatCannotBeUsedIsToldBeforeAnythingIsRead(@TempDir Path folder) {
        OwnLake lake = new OwnLake(folder);
        Path file = Checkout.write(folder.resolve("a-file"), "");

        Ended ended = copy.tickets("ingest", "--output", "json")
                .and(lake.settings("state.root=" + file.resolve("state")))
                .run()
                .expect(1);

        assertThat(ended.json().get("status").asText()).isEqualTo("not_started");
        assertThat(ended.err()).contains(file.toString()).doesNotContain("fault of the program");
    }

    @Test
    void aSmallerHeapMayBeAskedFor() {
        copy.tickets("ingest", "--help")
                .with("TICKETS_JAVA_OPTS", "-Xmx96m")
                .run()
                .expect(0);
    }

    @Test
    void optionsForJavaArePassedOn() {
        Ended ended = copy.tickets("--version")
                .with("TICKETS_JAVA_OPTS", "-showversion -Xmx64m")
                .run()
                .expect(0);

        assertThat(ended.err()).contains("version");
        assertThat(List.of(ended.out().split("\n"))).hasSize(1);
    }
}
