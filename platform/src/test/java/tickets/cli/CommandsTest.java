package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandsTest {

    private final CommandLine all = commandLine();

    static Set<String> names() {
        return Commands.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areFoundByTheirOwnNames(String name) {
        assertThat(command(all, name).getCommandName()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void sayTheSameWhetherAddedAloneOrWithAllOthers(String name) {
        CommandLine called = command(commandLine(name, "--help"), name);

        assertThat(helpOf(called)).isEqualTo(helpOf(command(all, name)));
        assertThat(called.getCommandSpec().qualifiedName()).isEqualTo("tickets " + name);
        assertThat(called.getSubcommands().keySet())
                .isEqualTo(command(all, name).getSubcommands().keySet());
    }

    @Test
    void areAddedAloneWhenCalledByName() {
        assertThat(commandLine("ingest", "data=local").getSubcommands()).containsOnlyKeys("ingest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "--version", "help", "completion", "ingset", "Ingest", "@words"})
    void areAllAddedWhenTheFirstWordNamesNoneOrWhenItTellsOfAll(String first) {
        assertThat(commandLine(first).getSubcommands().keySet()).isEqualTo(Commands.names());
    }

    @Test
    void areAllAddedWithoutAWord() {
        assertThat(all.getSubcommands().keySet()).containsExactlyElementsOf(Commands.names());
    }

    @Test
    void areSuggestedInsteadOfAWrongWord() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        int code = Main.run(Console.of(OutputStream.nullOutputStream(), told), "ingset", "data=local");

        assertThat(code).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("Did you mean 'ingest'?");
    }

    private static CommandLine commandLine(String... arguments) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return Main.commandLine(Console.of(nowhere, nowhere), arguments)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100);
    }

    private static CommandLine command(CommandLine root, String name) {
        return Objects.requireNonNull(root.getSubcommands().get(name), name);
    }

    private static String helpOf(CommandLine command) {
        StringBuilder text = new StringBuilder(command.getUsageMessage(Ansi.OFF));
        command.getSubcommands().values().forEach(nested -> text.append(helpOf(nested)));
        return text.toString();
    }
}
