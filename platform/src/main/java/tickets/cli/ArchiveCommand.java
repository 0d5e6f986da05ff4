package tickets.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Goes through what the program can do once, so that the launcher can archive the classes that this loads. What the
 * commands say and whether they succeed does not matter; nothing outside the given folder is written.
 */
@Command(name = "archive", hidden = true)
final class ArchiveCommand implements Callable<Integer> {

    /** Nothing listens there (RFC 863, the discard service, is not run any more). */
    private static final String NOBODY = "127.0.0.1";

    private static final String NO_PORT = "9";

    @Parameters(paramLabel = "FOLDER", description = "Where it writes.")
    @SuppressWarnings("NullAway.Init") // picocli requires it
    private Path folder;

    @Override
    public Integer call() {
        List<String> settings = List.of(
                "data.root=" + folder.resolve("lake"),
                "state.root=" + folder.resolve("state"),
                "logging.folder=" + folder.resolve("logs"),
                "retry.attempts=1");
        EngineStart.aheadOf(new String[] {"ingest"});
        run(List.of("--help"), List.of());
        run(List.of("ingest", "--help"), List.of());
        run(List.of("config"), settings);
        run(List.of("schema"), settings);
        run(List.of("ingest", "--output", "json"), settings);
        run(List.of("ingest", "lineage.file=" + folder.resolve("lineage.jsonl")), settings);
        run(List.of("online", "recent"), settings);
        run(List.of("online", "get", "TK-1"), settings);
        run(List.of("online", "verify"), settings);
        run(List.of("quarantine"), settings);
        run(List.of("quarantine", "replay"), settings);
        run(List.of("runs"), settings);
        run(List.of("tables"), settings);
        run(
                List.of(
                        "export",
                        "offline/tickets",
                        "--out",
                        folder.resolve("tickets.csv").toString()),
                settings);
        List<String> remote = List.of(
                "data=minio",
                "data.endpoint=http://" + NOBODY + ":" + NO_PORT,
                "state.root=" + folder.resolve("state"),
                "logging.folder=" + folder.resolve("logs"),
                "retry.attempts=1");
        run(List.of("ingest"), remote);
        run(
                List.of("ingest"),
                Stream.concat(remote.stream(), Stream.of("redis_host=" + NOBODY, "redis_port=" + NO_PORT))
                        .toList());
        run(
                List.of("ingest"),
                Stream.concat(
                                settings.stream(),
                                Stream.of("runs.url=jdbc:postgresql://" + NOBODY + ":" + NO_PORT + "/runs"))
                        .toList());
        return ExitCode.DONE;
    }

    private static void run(List<String> command, List<String> settings) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        Main.run(
                Console.of(nowhere, nowhere),
                Stream.concat(command.stream(), settings.stream()).toArray(String[]::new));
    }
}
