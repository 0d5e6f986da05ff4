package tickets.spark;

/**
 * Where the program begins when Spark is the engine: the platform's own command line, with Spark on its class path.
 * Takes the arguments of {@code ./tickets}, also from {@code spark-submit}.
 */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(tickets.cli.Main.run(arguments));
    }
}
