package tickets.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real second JVM that runs a main class of the tests. */
public final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static OtherProcess start(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new OtherProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** The next line it writes to standard output; waits for it. */
    public String line() throws IOException {
        return String.valueOf(output.readLine());
    }

    /** Sends it a byte on standard input. */
    public void ask() throws IOException {
        process.getOutputStream().write('?');
        process.getOutputStream().flush();
    }

    /** Sends it a signal, e.g. {@code STOP}; waits until that is done. */
    public void signal(String name) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start();
        if (kill.onExit().join().exitValue() != 0) {
            throw new IOException("cannot send " + name + " to " + pid());
        }
    }

    /** What else it writes to standard output until it ends. */
    public List<String> remainingLines() {
        return output.lines().toList();
    }

    /** Its exit code; waits for it. */
    public int exit() {
        return process.onExit().join().exitValue();
    }

    /** Kills it as {@code kill -9} does and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
