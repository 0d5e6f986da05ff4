package tickets.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tickets.export.AsOf;
import tickets.export.ExportTable;
import tickets.export.ExportedTable;
import tickets.export.FileSuffix;
import tickets.export.TargetFile;
import tickets.export.TargetFile.WhenThere;
import tickets.lake.FileForm;
import tickets.lake.FileForm.Kind;
import tickets.lake.ObjectStore;
import tickets.lake.StoredSets;
import tickets.lake.duckdb.DuckDbTableExport;
import tickets.problem.InvalidInput;
import tickets.problem.Unavailable;

/** A table as a file for other tools. */
@Command(
        name = "export",
        sortOptions = false,
        header = "Write a table to a Parquet, CSV or JSON Lines file.",
        description = {
            "",
            "The file's suffix says its format: .parquet, .csv, .jsonl or .ndjson; with .gz or .zst behind the last"
                    + " three the file is compressed. The file appears whole or not at all.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tickets export offline/tickets --out tickets.csv",
            "  tickets export online/tickets --out - --format jsonl | head -n 1",
            "  tickets export offline/tickets --out before.parquet --as-of 2026-11-24T07:00:00Z"
        })
final class ExportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    private final Console console;

    @Mixin
    private final TableAndSettings options = new TableAndSettings();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write, relative to where the command is started; - for standard output.")
    private String out = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "csv, jsonl or another suffix, when the name of the file does not tell (default for -: jsonl).")
    private @Nullable String format;

    @Option(
            names = "--as-of",
            paramLabel = "WHEN|RUN",
            description =
                    "The table as it was: a time, or the beginning of a run's id. Kept are the set in force and the"
                            + " one before it, with engine=spark all (default: the one in force).")
    private @Nullable String asOf;

    @Option(names = "--force", description = "Replace FILE when it is there.")
    private boolean force;

    @Option(
            names = "--safe-for-spreadsheets",
            description =
                    "In CSV, write an apostrophe before text that a spreadsheet would run as a formula. Changes such"
                            + " text, so it is off by default.")
    private boolean safeForSpreadsheets;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    final HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        FileForm form = usage(this::form);
        String given = asOf;
        AsOf moment = given == null ? null : usage(() -> AsOf.parse(given));
        Wiring wiring = new Wiring(options.load());
        try (ObjectStore store = wiring.objectStore();
                ReadingEngine engine = ReadingEngine.start(wiring)) {
            InterruptedPublication.settle("export", wiring, store, console);
            ExportTable exporting = exporting(wiring, store, engine);
            if (out.equals(STANDARD_OUTPUT)) {
                Path whole = engine.workFolder().resolve("export");
                exporting.export(options.table(), moment, form, whole);
                print(whole);
            } else {
                toFile(exporting, moment, form);
            }
        }
        return ExitCode.DONE;
    }

    private ExportTable exporting(Wiring wiring, ObjectStore store, ReadingEngine engine) {
        DuckDbTableExport stored = new DuckDbTableExport(store, engine::session, engine.workFolder());
        return switch (wiring.settings().engine().kind()) {
            case DUCKDB -> new ExportTable(new StoredSets(store), stored, store.address(""));
            case SPARK -> {
                SparkReading catalog = new SparkReading(
                        new SparkProcess(wiring.settings().spark(), console),
                        options.asGiven(),
                        () -> stored,
                        engine::workFolder);
                yield new ExportTable(catalog, catalog, store.address(""));
            }
        };
    }

    private FileForm form() {
        boolean printed = out.equals(STANDARD_OUTPUT);
        if (options.table().contains("=")) {
            throw new InvalidInput("Missing for `tickets export`: TABLE.", "`tickets tables` lists them.");
        }
        if (printed && output.format() == OutputFormat.JSON) {
            throw new InvalidInput(
                    "--output json and --out - exclude each other:",
                    "both write to standard output. Name a file with --out, or leave --output json out.");
        }
        String name = format == null ? (printed ? "-.jsonl" : out) : "-." + format;
        FileForm form = FileSuffix.formOf(name);
        if (printed && form.kind() == Kind.PARQUET) {
            throw new InvalidInput(
                    "Parquet cannot be written to standard output:", "its readers jump about in it. Name a file.");
        }
        if (!safeForSpreadsheets) {
            return form;
        }
        if (form.kind() != Kind.CSV) {
            throw new InvalidInput("--safe-for-spreadsheets is for CSV only:", "other formats hold no formulas.");
        }
        return new FileForm(Kind.CSV_FOR_SPREADSHEETS, form.packing());
    }

    private <T> T usage(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidInput wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage() + " " + wrong.remedy(), wrong);
        }
    }

    private void toFile(ExportTable exporting, @Nullable AsOf moment, FileForm form) {
        try (TargetFile target = TargetFile.at(Path.of(out), force ? WhenThere.REPLACE : WhenThere.REFUSE)) {
            ExportedTable exported = exporting.export(options.table(), moment, form, target.unfinished());
            tell(exported, target.finish());
        }
    }

    private void tell(ExportedTable exported, long bytes) {
        switch (output.format()) {
            case JSON ->
                console.out()
                        .println(JsonNodeFactory.instance
                                .objectNode()
                                .put("table", exported.name())
                                .put("run_id", exported.runId())
                                .put("rows", exported.rows())
                                .put("bytes", bytes)
                                .put(
                                        "file",
                                        Path.of(out)
                                                .toAbsolutePath()
                                                .normalize()
                                                .toString())
                                .toPrettyString());
            case TEXT ->
                console.err()
                        .printf(
                                Locale.ROOT,
                                "Wrote %,d rows of %s (run %s, %s) to %s%n",
                                exported.rows(),
                                exported.name(),
                                exported.runId(),
                                Quantity.ofBytes(bytes),
                                out);
        }
    }

    private void print(Path whole) {
        try (OutputStream results = console.results()) {
            Files.copy(whole, results);
        } catch (IOException failed) {
            if (!String.valueOf(failed.getMessage()).contains("Broken pipe")) {
                throw new Unavailable(
                        "Cannot write to standard output: " + failed.getMessage() + ".",
                        "See what it was led to, then run again.",
                        failed);
            }
        }
    }
}
