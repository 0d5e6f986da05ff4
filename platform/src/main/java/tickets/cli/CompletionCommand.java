package tickets.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Words for the shell's Tab key. */
@Command(
        name = "completion",
        header = "Print a completion script for bash and zsh.",
        description = {
            "",
            "To use it now:  source <(tickets completion)",
            "To keep it: put that line into ~/.bashrc.",
            ""
        })
final class CompletionCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Mixin
    final HelpOption help = new HelpOption();

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().println(AutoComplete.bash("tickets", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
