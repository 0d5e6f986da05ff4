package tickets.spark.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked: {@code sets}, or {@code export} with a table, a run and a file; and the settings. */
@Command(name = "answer")
final class Question {

    @Parameters(index = "0")
    String verb = "";

    @Parameters(index = "1..*")
    List<String> settings = new ArrayList<>();

    @Option(names = "--conf")
    @Nullable
    Path conf;

    @Option(names = "--table")
    String table = "";

    @Option(names = "--run")
    String run = "";

    @Option(names = "--file")
    Path file = Path.of("");
}
