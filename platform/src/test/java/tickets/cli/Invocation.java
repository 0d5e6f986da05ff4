package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A command as a user would start it, with an environment that does not depend on the developer's. */
final class Invocation {

    private static final Set<String> OF_THE_DEVELOPER =
            Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "COLUMNS", "NO_COLOR", "MINIO_ACCESS_KEY", "MINIO_SECRET_KEY");
    private static final long PATIENCE_IN_SECONDS = 300;

    private final List<String> command = new ArrayList<>();
    private final Map<String, @Nullable String> environment = new HashMap<>();
    private @Nullable Path folder;

    private Invocation() {}

    static Invocation of(Path program, String... arguments) {
        Invocation invocation = new Invocation();
        invocation.command.add(program.toString());
        invocation.command.addAll(List.of(arguments));
        return invocation.with("JAVA_HOME", System.getProperty("java.home"));
    }

    Invocation and(List<String> arguments) {
        command.addAll(arguments);
        return this;
    }

    Invocation in(Path workingFolder) {
        folder = workingFolder;
        return this;
    }

    Invocation with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** In the environment of another one. */
    Invocation like(Invocation other) {
        environment.putAll(other.environment);
        return this;
    }

    Invocation without(String variable) {
        environment.put(variable, null);
        return this;
    }

    /** The words as one line for a shell. */
    String asShellWords() {
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add("'" + word.replace("'", "'\\''") + "'"));
        return String.join(" ", words);
    }

    /** Runs it to its end. */
    Ended run() {
        return start().ended();
    }

    Started start() {
        try {
            Path out = Files.createTempFile("tickets-out", "");
            Path err = Files.createTempFile("tickets-err", "");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            if (folder != null) {
                builder.directory(folder.toFile());
            }
            Map<String, String> variables = builder.environment();
            variables.keySet().removeIf(name -> name.startsWith("TICKETS_") || OF_THE_DEVELOPER.contains(name));
            // A test that forgets state.root must fail rather than write to the developer's home.
            variables.put("XDG_STATE_HOME", "/dev/null/no-state");
            environment.forEach((name, value) -> {
                if (value == null) {
                    variables.remove(name);
                } else {
                    variables.put(name, value);
                }
            });
            return new Started(builder.start(), out, err);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A process that runs, and the files it writes its streams to. */
    record Started(Process process, Path out, Path err) {

        Ended ended() {
            try {
                if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("does not end; so far it said: " + Files.readString(err));
                }
                return new Ended(process.exitValue(), taken(out), taken(err));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }

        private static String taken(Path file) throws IOException {
            String text = Files.readString(file);
            Files.delete(file);
            return text;
        }
    }

    /** How a process ended and what it wrote. */
    record Ended(int exitCode, String out, String err) {

        private static final ObjectMapper STRICT = new ObjectMapper()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

        Ended expect(int code) {
            assertThat(exitCode).as("exit code; it said: %s%n%s", err, out).isEqualTo(code);
            return this;
        }

        /** Standard output, which must be exactly one JSON document. */
        JsonNode json() {
            try {
                JsonNode document = STRICT.readTree(out);
                assertThat(document.isMissingNode()).as("no document at all").isFalse();
                return document;
            } catch (IOException invalid) {
                throw new AssertionError("no JSON: " + out, invalid);
            }
        }
    }
}
