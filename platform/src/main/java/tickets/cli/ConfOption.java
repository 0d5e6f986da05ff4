package tickets.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tickets.config.LoadedSettings;
import tickets.config.SettingsLoader;

/** Settings on a command line, wherever their {@code key=value} arguments stand. */
abstract class ConfOption {

    @Option(
            names = "--conf",
            paramLabel = "DIR",
            description = "Folder with own conf files, laid over the installation's (default: $TICKETS_CONF).")
    private @Nullable Path conf;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    abstract List<String> arguments();

    /** What a process of its own is to be told, so that it loads the same settings. */
    List<String> asGiven() {
        List<String> given = new ArrayList<>();
        if (conf != null) {
            given.add("--conf");
            given.add(conf.toString());
        }
        given.addAll(arguments());
        return given;
    }

    LoadedSettings load() {
        refuseUnknownCommand();
        return new SettingsLoader(Home.folder(), System.getenv()).load(conf, arguments());
    }

    /** Settings may follow where a command may: a word that is no setting was meant as a command. */
    private void refuseUnknownCommand() {
        CommandLine command = spec.commandLine();
        if (command.getSubcommands().isEmpty() || arguments().isEmpty()) {
            return;
        }
        String first = arguments().get(0);
        if (!first.contains("=")) {
            throw new ParameterException(command, WrongUsage.unknownCommand(first, command));
        }
    }
}
