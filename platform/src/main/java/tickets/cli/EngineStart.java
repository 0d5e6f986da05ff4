package tickets.cli;

import java.util.Arrays;
import java.util.Set;
import tickets.lake.duckdb.EmptyEngine;

/** Has the SQL engine prepared by another thread for the commands that will want it, before arguments are read. */
final class EngineStart {

    private static final Set<String> WANT_IT = Set.of("ingest", "plan", "quarantine", "export");

    private EngineStart() {}

    static void aheadOf(String[] arguments) {
        if (arguments.length > 0
                && WANT_IT.contains(arguments[0])
                && !Arrays.asList(arguments).contains("--help")
                && !Arrays.asList(arguments).contains("engine=spark")) {
            EmptyEngine.prepare();
        }
    }
}
