package tickets.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * The commands by the names they are called by, in the order in which help lists them. The model of a command is put
 * together by reflection, and that of all commands takes longer than many a command itself: a call that says at once
 * which command it is for gets that one alone.
 */
final class Commands {

    /** These tell of the others. */
    private static final Set<String> NEED_ALL = Set.of("help", "completion");

    private static final Map<String, Class<?>> BY_NAME = byName();

    private Commands() {}

    /** Adds the command that {@code arguments} call, or all of them when the first argument does not name it. */
    static void addTo(CommandLine root, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        Class<?> called = NEED_ALL.contains(first) ? null : BY_NAME.get(first);
        if (called == null) {
            for (Map.Entry<String, Class<?>> command : BY_NAME.entrySet()) {
                root.addSubcommand(command.getKey(), command.getValue());
            }
        } else {
            root.addSubcommand(first, called);
        }
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    private static Map<String, Class<?>> byName() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("ingest", IngestCommand.class);
        commands.put("plan", PlanCommand.class);
        commands.put("quarantine", QuarantineCommand.class);
        commands.put("online", OnlineCommand.class);
        commands.put("tables", TablesCommand.class);
        commands.put("export", ExportCommand.class);
        commands.put("runs", RunsCommand.class);
        commands.put("serve", ServeCommand.class);
        commands.put("config", ConfigCommand.class);
        commands.put("generate", GenerateCommand.class);
        commands.put("schema", SchemaCommand.class);
        commands.put("archive", ArchiveCommand.class);
        commands.put("completion", CompletionCommand.class);
        commands.put("help", HelpCommand.class);
        return commands;
    }
}
