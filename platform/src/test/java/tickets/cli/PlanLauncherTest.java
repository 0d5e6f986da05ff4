package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;

/** {@code tickets plan} as its user meets it. */
class PlanLauncherTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();
    private OwnLake lake;

    @BeforeEach
    void ingest() {
        lake = new OwnLake(folder);
        checkout.tickets("ingest").and(lake.settings()).run().expect(0);
    }

    @Test
    void settlesAnInterruptedPublicationAsAllWhoReadTablesDo() throws IOException {
        File pointer = lake.file("_platform/current.json").toFile();
        ObjectNode said = (ObjectNode) JSON.readTree(pointer);
        said.set("publishing", said.deepCopy());
        JSON.writeValue(pointer, said);

        Ended ended = checkout.tickets("plan").and(lake.settings()).run().expect(0);

        assertThat(ended.err()).contains("A run was killed while it published; its publication was completed.");
        assertThat(JSON.readTree(pointer).has("publishing")).isFalse();
    }

    @Test
    void saysThatAnEmptyInputLeavesTheTablesAsTheIngestThenDoes() throws IOException {
        String empty = "data.raw_file=" + Files.createFile(folder.resolve("empty.json"));

        Ended plan = checkout.tickets("plan").and(lake.settings(empty)).run().expect(0);
        Ended ingest =
                checkout.tickets("ingest").and(lake.settings(empty)).run().expect(0);

        assertThat(plan.out()).contains("publish      nothing", "The input holds no record.");
        assertThat(ingest.err()).contains("The input holds no record.");
    }
}
