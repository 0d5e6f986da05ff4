package tickets.cli;

import picocli.CommandLine.Option;

/** How the result is written; the same for every command that has one. */
final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "text for people, json for programs: one document on standard output (default: text).")
    private OutputFormat format = OutputFormat.TEXT;

    OutputFormat format() {
        return format;
    }
}
