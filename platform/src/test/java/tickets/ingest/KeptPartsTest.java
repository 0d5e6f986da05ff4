package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ingest.RawText.array;
import static tickets.ticket.TicketFixture.aTicket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.runs.RunCounts;

/** What is kept here of a store that is elsewhere. */
class KeptPartsTest {

    @TempDir
    private Path folder;

    private IngestFixture lake;
    private FarStore far;
    private Path parts;

    @BeforeEach
    void openLake() {
        parts = folder.resolve("state/parts");
        lake = IngestFixture.in(folder).reading("raw/").keepingPartsIn(parts);
        far = FarStore.hiding(lake.store());
        lake.withStore(far.port());
    }

    @AfterEach
    void closeLake() {
        lake.close();
    }

    @Test
    void areThoseThatThisMachineHasMadeSoThatNoneIsFetched() {
        ingestDay("monday");
        ingestDay("tuesday");

        IngestReport report = ingestDay("wednesday");

        assertThat(report.failure()).isNull();
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(3, 3, 0, 0, 3, 3));
        assertThat(far.fetchedParts()).isEmpty();
        assertThat(copies()).hasSameSizeAs(lake.parts()).hasSize(3);
    }

    @Test
    void areFetchedOnceWhenAnotherMachineHasMadeThem() throws IOException {
        ingestDay("monday");
        forget();

        ingestDay("tuesday");
        List<String> first = far.fetchedParts();
        ingestDay("wednesday");

        assertThat(first).hasSize(1);
        assertThat(far.fetchedParts()).isEmpty();
        assertThat(lake.column("offline/tickets", "ticket_id"))
                .containsExactlyInAnyOrder("monday", "tuesday", "wednesday");
    }

    @Test
    void areFetchedAgainWhenACopyHasAnotherSize() throws IOException {
        ingestDay("monday");
        Path copy = copies().get(0);
        // Not written into: in this store it is a second link to the part itself.
        Files.delete(copy);
        Files.write(copy, new byte[] {1, 2, 3});

        IngestReport report = ingestDay("tuesday");

        assertThat(far.fetchedParts()).hasSize(1);
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 0, 2, 2));
    }

    @Test
    void areThoseOfTheSetsInForceAlone() {
        for (int version = 0; version < 4; version++) {
            lake.raw("raw/day.json", array(aTicket().withId("T-" + version)));
            lake.ingest();
        }
        lake.ingest();

        assertThat(copies()).hasSameSizeAs(lake.parts()).hasSize(1);
    }

    @Test
    void serveAPlanAndAReplayToo() {
        lake.raw("raw/bad.json", array(aTicket().json(), "{}")).withMaxQuarantined(0.5);
        lake.ingest();

        lake.plan(WhichFiles.UNKNOWN);
        IngestReport replay = lake.replay();

        assertThat(replay.run().outcome().counts().quarantined()).isEqualTo(1);
        assertThat(far.fetchedParts()).isEmpty();
    }

    @Test
    void areNotNeeded() throws IOException {
        Files.createDirectories(parts.getParent());
        Files.writeString(parts, "a file where the folder should be");
        ingestDay("monday");

        IngestReport report = ingestDay("tuesday");

        assertThat(report.failure()).isNull();
        assertThat(far.fetchedParts()).hasSize(1);
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 0, 2, 2));
    }

    private IngestReport ingestDay(String day) {
        lake.raw("raw/" + day + ".json", array(aTicket().withId(day)));
        return lake.ingest();
    }

    private void forget() throws IOException {
        for (Path copy : copies()) {
            Files.delete(copy);
        }
    }

    private List<Path> copies() {
        try (Stream<Path> files = Files.list(parts)) {
            return files.toList();
        } catch (IOException none) {
            throw new AssertionError("no parts are kept in " + parts, none);
        }
    }
}
