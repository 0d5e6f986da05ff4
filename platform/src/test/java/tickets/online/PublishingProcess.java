package tickets.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tickets.online.embedded.EmbeddedOnlineStore;
import tickets.online.redis.RedisAddress;

/** A process of its own that begins to publish, says so in the middle, and waits to be killed. */
public final class PublishingProcess {

    private static final String IN_THE_MIDDLE = "in the middle";

    private PublishingProcess() {}

    /** Starts the process and kills it when it is in the middle of its publish. */
    static void killInTheMiddle(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PublishingProcess.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            String line = output.readLine();
            while (line != null && !line.equals(IN_THE_MIDDLE)) {
                lines.add(line);
                line = output.readLine();
            }
            assertThat(line).as(String.join("\n", lines)).isEqualTo(IN_THE_MIDDLE);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Publishes to {@code embedded FILE} or {@code redis HOST PORT PREFIX}. */
    public static void main(String[] arguments) {
        OnlineStore store = arguments[0].equals("embedded")
                ? new EmbeddedOnlineStore(Path.of(arguments[1]))
                : RedisAddress.at(arguments[1], Integer.parseInt(arguments[2]))
                        .withPrefix(arguments[3])
                        .store();
        OnlineDocuments documents = OnlineDocuments.of("killed").with(3_000);
        Iterator<OnlineDocument> all = documents.documents().iterator();
        store.publish(documents.set(), new Iterator<>() {
            private int passed;

            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public OnlineDocument next() {
                if (++passed == 2_000) {
                    System.out.println(IN_THE_MIDDLE);
                    while (true) {
                        LockSupport.park();
                    }
                }
                return all.next();
            }
        });
    }
}
