package tickets.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.online.embedded.EmbeddedOnlineStore;

class VerifyOnlineStoreTest {

    @TempDir
    Path folder;

    private OnlineStore store;

    @BeforeEach
    void publishThirtyTickets() {
        store = new EmbeddedOnlineStore(folder.resolve("online.db"));
        OnlineDocuments.of("run-1").with(30).publishTo(store);
    }

    @Test
    void findsNothingWrongWithTheVerySet() {
        OnlineVerification verification =
                against("run-1", OnlineDocuments.of("run-1").with(30));

        assertThat(verification.matches()).isTrue();
        assertThat(verification.expected()).isEqualTo(30);
        assertThat(verification.found()).isEqualTo(30);
    }

    @Test
    void comparesByJsonValue() {
        OnlineDocuments.of("run-1").with("A", "{\"a\":1.0,\"b\":[100]}").publishTo(store);

        assertThat(against("run-1", OnlineDocuments.of("run-1").with("A", "{ \"b\" : [1e2], \"a\" : 1 }"))
                        .matches())
                .isTrue();
        assertThat(against("run-1", OnlineDocuments.of("run-1").with("A", "{\"a\":\"1.0\",\"b\":[100]}"))
                        .different())
                .isEqualTo(new Discrepancy(1, List.of("A")));
    }

    @Test
    void countsWhatIsMissingAndNamesTheNewestTwenty() {
        OnlineVerification verification =
                against("run-1", OnlineDocuments.of("run-1").with(30).with("X").with("Y"));

        assertThat(verification.missing()).isEqualTo(new Discrepancy(2, List.of("X", "Y")));
        assertThat(verification.matches()).isFalse();
    }

    @Test
    void countsWhatIsTooMuchAndNamesTheNewestTwenty() {
        OnlineVerification verification =
                against("run-1", OnlineDocuments.of("run-1").with(5));

        assertThat(verification.extra().count()).isEqualTo(25);
        assertThat(verification.extra().firstTicketIds()).hasSize(20).startsWith("TICKET-5", "TICKET-6");
        assertThat(verification.missing().isEmpty()).isTrue();
    }

    @Test
    void seesAnotherOrder() {
        List<OnlineDocument> swapped =
                new ArrayList<>(OnlineDocuments.of("run-1").with(30).documents());
        Collections.swap(swapped, 3, 4);

        OnlineVerification verification = new VerifyOnlineStore(store).against("run-1", swapped.iterator());

        assertThat(verification.inOrder()).isFalse();
        assertThat(verification.different().isEmpty()).isTrue();
    }

    @Test
    void seesTheSetOfAnotherRun() {
        OnlineVerification verification =
                against("run-2", OnlineDocuments.of("run-1").with(30));

        assertThat(verification.ofTheRun()).isFalse();
        assertThat(verification.matches()).isFalse();
    }

    @Test
    void takesAnEmptyStoreForMissingEverything() {
        store = new EmbeddedOnlineStore(folder.resolve("empty.db"));

        OnlineVerification verification =
                against("run-1", OnlineDocuments.of("run-1").with(30));

        assertThat(verification.missing().count()).isEqualTo(30);
        assertThat(verification.ofTheRun()).isFalse();
    }

    private OnlineVerification against(String runId, OnlineDocuments expected) {
        return new VerifyOnlineStore(store).against(runId, expected.documents().iterator());
    }
}
