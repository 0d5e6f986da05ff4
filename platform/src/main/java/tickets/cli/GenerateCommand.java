package tickets.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tickets.generate.GenerateTickets;
import tickets.generate.GeneratedTickets;
import tickets.generate.GenerationPlan;
import tickets.problem.InvalidInput;

/** Made-up tickets. */
@Command(
        name = "generate",
        sortOptions = false,
        header = "Write realistic made-up tickets, bad ones too if wanted, with an answer key.",
        description = {
            "",
            "The same seed gives the same bytes. The file's suffix says its format: .json is one array, .jsonl one"
                    + " record a line; with .gz or .zst behind it the file is compressed.",
            ""
        })
final class GenerateCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--count", required = true, paramLabel = "N", description = "How many records.")
    private long count;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "42",
            description = "Start of all chance (default: 42).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    @SuppressWarnings("NullAway.Init") // picocli requires it
    private Path out;

    @Option(
            names = "--bad",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of records that the contract refuses, e.g. 0.01 (default: 0).")
    private double bad;

    @Option(names = "--answers", paramLabel = "FILE", description = "Where the answer key goes: all that was planted.")
    private @Nullable Path answers;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Mixin
    final HelpOption help = new HelpOption();

    GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (ProgressDisplay progress = ProgressDisplay.on(console)) {
            GeneratedTickets generated = new GenerateTickets().generate(plan(), progress::records);
            progress.finish();
            console.err()
                    .printf(
                            Locale.ROOT,
                            "Wrote %,d records (%,d bad, %,d older versions, %,.1f MB before compression) to %s%n",
                            generated.records(),
                            generated.bad(),
                            generated.superseded(),
                            generated.bytes() / 1e6,
                            generated.file());
        }
        return ExitCode.DONE;
    }

    private GenerationPlan plan() {
        try {
            return new GenerationPlan(count, seed, bad, out, answers);
        } catch (InvalidInput wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage() + " " + wrong.remedy(), wrong);
        }
    }
}
