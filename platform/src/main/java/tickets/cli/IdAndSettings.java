package tickets.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** An id, and the settings behind it. */
final class IdAndSettings extends ConfOption {

    @Parameters(index = "0", paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            arity = "0..*",
            description = "Settings that win over all others, e.g. data=minio or redis_host=127.0.0.1.")
    private List<String> arguments = new ArrayList<>();

    String id() {
        return id;
    }

    @Override
    List<String> arguments() {
        return arguments;
    }
}
