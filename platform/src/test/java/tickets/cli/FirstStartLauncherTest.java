package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;

/**
 * What the launcher says about Java and Maven, and how it builds. Stubs stand in for what is missing, old or broken.
 */
class FirstStartLauncherTest {

    private static final List<String> TOOLS = List.of(
            "bash",
            "dirname",
            "readlink",
            "find",
            "sed",
            "grep",
            "head",
            "tail",
            "mkdir",
            "mktemp",
            "rm",
            "mv",
            "cp",
            "cat",
            "wc",
            "touch",
            "sleep",
            "env",
            "flock",
            "sh");

    @TempDir
    private Path folder;

    private Checkout checkout;
    private Path bin;

    @BeforeEach
    void install() throws IOException {
        checkout = Checkout.ofThisBuild().copiedTo(folder.resolve("tickets")).withoutArchive();
        bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            for (Path place : List.of(Path.of("/usr/bin"), Path.of("/bin"))) {
                if (Files.exists(place.resolve(tool)) && Files.notExists(bin.resolve(tool))) {
                    Files.createSymbolicLink(bin.resolve(tool), place.resolve(tool));
                }
            }
        }
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJava() {
        Ended ended = start().without("JAVA_HOME").run().expect(1);

        assertThat(ended.err()).isEqualTo("""
                        Cannot start: there is no Java on this machine.
                          Install a JDK 17 or newer (Debian and Ubuntu: apt-get install openjdk-17-jdk; macOS: brew install openjdk).
                        """);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void refusesAJavaThatIsTooOld() {
        stub("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        Ended ended = start().without("JAVA_HOME").run().expect(1);

        assertThat(ended.err()).contains("is Java 11.0.2, and 17 or newer is needed", "Install a JDK 17 or newer");
    }

    @Test
    void refusesAnEvenOlderJavaByItsOldNumbers() {
        stub("java", "echo 'java version \"1.8.0_202\"' >&2");

        assertThat(start().without("JAVA_HOME").run().expect(1).err()).contains("is Java 1.8.0_202, and 17 or newer");
    }

    @Test
    void refusesAJavaThatTellsNoVersion() {
        stub("java", "exit 7");

        assertThat(start().without("JAVA_HOME").run().expect(1).err()).contains("does not tell its version");
    }

    @Test
    void saysThatJavaHomeIsWrong() {
        Ended ended = start().with("JAVA_HOME", "/no/such/jdk").run().expect(1);

        assertThat(ended.err()).contains("JAVA_HOME is '/no/such/jdk', and there is no bin/java in it", "unset it");
    }

    @Test
    void takesTheJavaOfJavaHomeBeforeThatOfThePath() {
        stub("java", "echo 'the wrong one' >&2; exit 9");

        assertThat(start().run().expect(0).out()).startsWith("tickets ");
    }

    @Test
    void takesTheJavaOfThePathThroughALink() throws IOException {
        Files.createSymbolicLink(bin.resolve("java"), Path.of(System.getProperty("java.home"), "bin/java"));

        assertThat(start().without("JAVA_HOME").run().expect(0).out()).startsWith("tickets ");
    }

    @Test
    void saysWhatToInstallWhenItMustBuildWithoutMaven() throws IOException {
        forgetTheBuild();

        Ended ended = start().run().expect(1);

        assertThat(ended.err())
                .contains("there is no Maven on this machine (it is needed for the first start only)")
                .contains("apt-get install maven");
    }

    @Test
    void refusesAMavenThatIsTooOld() throws IOException {
        forgetTheBuild();
        stub("mvn", "echo 'Apache Maven 3.6.3'");

        assertThat(start().run().expect(1).err()).contains("Maven is 3.6.3, and 3.8 or newer is needed");
    }

    @Test
    void saysThatAJavaWithoutCompilerCannotBuild() throws IOException {
        forgetTheBuild();
        Path runtime = folder.resolve("jre");
        Checkout.writeExecutable(runtime.resolve("bin/java"), "#!/bin/sh\n");
        Checkout.write(runtime.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");

        Ended ended = start().with("JAVA_HOME", runtime.toString()).run().expect(1);

        assertThat(ended.err()).contains("is a Java without its compiler", "Install a whole JDK 17");
    }

    @Test
    void buildsOnFirstUseAndSaysSo() throws IOException {
        forgetTheBuild();
        stubMaven("echo '[INFO] --- compiler:3:compile (default) @ platform ---'; touch '%s'".formatted(mark()));

        Ended ended = start().run().expect(0);

        assertThat(ended.err()).contains("Building the platform (first start", "Built in ");
        assertThat(ended.out()).startsWith("tickets ").hasLineCount(1);
        assertThat(start().run().expect(0).err()).as("the second start").isEmpty();
    }

    @Test
    void buildsAgainWhenSourcesHaveChanged() {
        stubMaven("touch '%s'".formatted(mark()));
        Path source = Checkout.write(checkout.home().resolve("platform/src/main/java/New.java"), "");
        assertThat(source.toFile().setLastModified(mark().toFile().lastModified() + 60_000))
                .isTrue();

        assertThat(start().run().expect(0).err()).contains("its sources changed");
    }

    @Test
    void showsWhyABuildFailed() throws IOException {
        forgetTheBuild();
        stubMaven("echo '[INFO] fine'; echo '[ERROR] no such artifact'; exit 1");

        Ended ended = start().run().expect(1);

        assertThat(ended.err())
                .contains("[ERROR] no such artifact", "Cannot build the platform; all that Maven said is in")
                .doesNotContain("[INFO] fine");
        assertThat(ended.out()).isEmpty();
        assertThat(start().run().exitCode()).as("the next start tries again").isEqualTo(1);
    }

    private Invocation start() {
        return checkout.tickets("--version").with("PATH", bin.toString());
    }

    private Path mark() {
        return checkout.home().resolve("platform/target/.built");
    }

    private void forgetTheBuild() throws IOException {
        Files.delete(mark());
    }

    private void stubMaven(String building) {
        stub("mvn", "if [ \"$1\" = --version ]; then echo 'Apache Maven 3.9.9 (abc)'; exit; fi\n" + building);
    }

    private void stub(String name, String script) {
        Checkout.writeExecutable(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    }
}
