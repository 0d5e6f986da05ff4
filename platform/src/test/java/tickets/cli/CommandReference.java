package tickets.cli;

import java.io.OutputStream;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The reference page of all commands: what each says to {@code --help}. */
final class CommandReference {

    private static final int WIDTH = 100;

    private static final String HEAD = """
            # Commands

            <!-- Generated from the commands' definitions. To write it anew:
            mvn -pl platform test -Dtest=CommandReferenceTest -Dtickets.write-docs=true -->

            Each section is what the command says to `--help`. Every command that works on a lake takes settings as
            `key=value`; [settings](settings.md) explains each. What people read goes to standard error, what programs
            read (documents, tables, JSON) to standard output; for the exit codes see
            [errors and exit codes](errors-and-exit-codes.md).

            From a checkout the program is started as `./tickets`.
            """;

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        Console nowhere = Console.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        append(page, Main.commandLine(nowhere).setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH));
        return page.toString();
    }

    private static void append(StringBuilder page, CommandLine command) {
        page.append("\n## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```\n")
                .append(command.getUsageMessage(Ansi.OFF).strip())
                .append("\n```\n");
        for (Map.Entry<String, CommandLine> nested : command.getSubcommands().entrySet()) {
            boolean hidden = nested.getValue().getCommandSpec().usageMessage().hidden();
            if (!hidden && !nested.getKey().equals("help")) {
                append(page, nested.getValue());
            }
        }
    }
}
