package tickets.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;

/** What every online store must do. */
public abstract class OnlineStoreContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    protected OnlineStore store;

    /** Another client of the place that is this test's own. */
    protected abstract OnlineStore open();

    /** How {@link PublishingProcess} opens the same place. */
    protected abstract List<String> publishingProcessArguments();

    @BeforeEach
    void openTheStore() {
        store = open();
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    @Test
    void isReadyAndEmptyBeforeTheFirstPublish() {
        store.checkReady();

        assertThat(store.current()).isEmpty();
        assertThat(store.find("TICKET-1")).isEmpty();
        assertThat(store.recent(10)).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void givesBackWhatWasPublished() {
        OnlineDocuments three = OnlineDocuments.of("run-1").with(3);

        three.publishTo(store);

        assertThat(store.current()).contains(three.set());
        assertThat(store.find("TICKET-1")).contains("{\"run\":\"run-1\",\"number\":1}");
        assertThat(store.find("TICKET-3")).isEmpty();
        assertThat(all()).isEqualTo(three.documents());
    }

    @Test
    void showsAPublishedSetToAnotherClientAtOnce() {
        try (OnlineStore reader = open()) {
            assertThat(reader.find("TICKET-0")).isEmpty();

            OnlineDocuments.of("run-1").with(1).publishTo(store);
            assertThat(reader.find("TICKET-0")).isPresent();

            OnlineDocuments.of("run-2").with(1).publishTo(store);
            assertThat(reader.find("TICKET-0"))
                    .hasValueSatisfying(json -> assertThat(json).contains("run-2"));
        }
    }

    @Test
    void removesTicketsThatFellOut() {
        OnlineDocuments.of("run-1").with("A").with("B").with("C").publishTo(store);

        OnlineDocuments second = OnlineDocuments.of("run-2").with("D").with("B");
        second.publishTo(store);

        assertThat(store.find("A")).isEmpty();
        assertThat(store.find("C")).isEmpty();
        assertThat(all()).isEqualTo(second.documents());
    }

    @Test
    void keepsItsNameThroughPublications() {
        String name = store.identity();
        OnlineDocuments.of("run-1").with(2).publishTo(store);
        OnlineDocuments.of("run-2").with(2).publishTo(store);

        assertThat(name).isNotBlank();
        assertThat(store.identity()).isEqualTo(name);
        try (OnlineStore another = open()) {
            assertThat(another.identity()).isEqualTo(name);
        }
    }

    @Test
    void isStillEmptyWhenItHasItsName() {
        store.identity();

        store.checkReady();
        assertThat(store.current()).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void takesTheSameSetAgain() {
        OnlineDocuments same = OnlineDocuments.of("run-1").with(5);

        same.publishTo(store);
        same.publishTo(store);

        assertThat(all()).isEqualTo(same.documents());
        assertThat(store.current()).contains(same.set());
    }

    @Test
    void takesAnEmptySet() {
        OnlineDocuments.of("run-1").with(5).publishTo(store);

        OnlineDocuments none = OnlineDocuments.of("run-2");
        none.publishTo(store);

        assertThat(store.current()).contains(none.set());
        assertThat(store.recent(10)).isEmpty();
        assertThat(store.find("TICKET-0")).isEmpty();
    }

    @Test
    void givesTheNewestFirstAndTiesInArrivalOrder() {
        OnlineDocuments ties = OnlineDocuments.of("run-1")
                .with("newest", 30, "{\"n\":1}")
                .with("zulu", 20, "{\"n\":2}")
                .with("alpha", 20, "{\"n\":3}")
                .with("mike", 20, "{\"n\":4}")
                .with("before 1970", -10, "{\"n\":5}");

        ties.publishTo(store);

        assertThat(store.recent(3)).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        assertThat(store.recent(0)).isEmpty();
        assertThat(store.recent(100)).hasSize(5);
        assertThat(all()).isEqualTo(ties.documents());
    }

    @Test
    void keepsAnyTicketIdApart() {
        OnlineDocuments odd = OnlineDocuments.of("run-1");
        for (String ticketId : List.of(
                "a b",
                "a",
                "'; drop table document; --",
                "\"",
                "x:y:z",
                "{tag}",
                "*",
                "Ä",
                "ä",
                "票-1",
                "🎫",
                "a\tb",
                "tickets:online:",
                "$",
                "-1")) {
            odd.with(ticketId);
        }

        odd.publishTo(store);

        assertThat(all()).isEqualTo(odd.documents());
        for (OnlineDocument document : odd.documents()) {
            assertThat(store.find(document.ticketId())).contains(document.json());
        }
    }

    @Test
    void keepsTheValueOfEveryDocument() throws Exception {
        OnlineDocuments values = OnlineDocuments.of("run-1")
                .with("text", "{\"text\":\"Grüße 👋 \\u0000 \\\" \\\\ \\n 票\"}")
                .with(
                        "numbers",
                        "{ \"one\" : 1.0, \"hundred\":1e2, \"third\":0.3333333333333333, \"big\":9007199254740993,"
                                + " \"small\":-1.5e-7 }")
                .with("rest", "{\"none\":null,\"yes\":true,\"list\":[\"a\",[],{}],\"\":\"\"}");

        values.publishTo(store);

        for (OnlineDocument document : values.documents()) {
            String back = store.find(document.ticketId()).orElseThrow();
            assertThat(JsonFingerprint.of(back)).as(back).isEqualTo(JsonFingerprint.of(document.json()));
        }
        assertThat(JSON.readTree(store.find("text").orElseThrow()))
                .isEqualTo(JSON.readTree(values.documents().get(0).json()));
    }

    @Test
    void takesBigDocuments() {
        String big = "{\"text\":\"" + "0123456789".repeat(500_000) + "\"}";
        OnlineDocuments documents =
                OnlineDocuments.of("run-1").with("A", big).with("B").with("C", big);

        documents.publishTo(store);

        assertThat(store.find("C")).contains(big);
        assertThat(store.recent(3)).hasSize(3);
    }

    @Test
    void takesMoreThanABatch() {
        OnlineDocuments many = OnlineDocuments.of("run-1").with(2_345);

        many.publishTo(store);
        OnlineDocuments fewer = OnlineDocuments.of("run-2").with(1_234);
        fewer.publishTo(store);

        assertThat(all()).isEqualTo(fewer.documents());
        assertThat(store.recent(2_000)).hasSize(1_234);
        assertThat(store.find("TICKET-2000")).isEmpty();
    }

    @Test
    void refusesASetThatIsNotAsAnnouncedAndKeepsTheOldOne() {
        OnlineDocuments old = OnlineDocuments.of("run-1").with(3);
        old.publishTo(store);
        OnlineDocuments five = OnlineDocuments.of("run-2").with(5);

        assertRefused(
                () -> store.publish(five.set(), five.documents().subList(0, 4).iterator()), "5 documents");
        assertRefused(() -> OnlineDocuments.of("run-2").with("A").with("A").publishTo(store), "'A' comes twice");
        assertRefused(() -> OnlineDocuments.of("run-2").with(" ").publishTo(store), "blank ticket id");
        assertRefused(
                () -> OnlineDocuments.of("run-2")
                        .with("A", 1, "{}")
                        .with("B", 2, "{}")
                        .publishTo(store),
                "'B' is newer");
        assertRefused(
                () -> OnlineDocuments.of("run-2")
                        .with("A")
                        .with("B", "{\"torn\":")
                        .publishTo(store),
                "ticket 'B'");

        assertThat(store.current()).contains(old.set());
        assertThat(all()).isEqualTo(old.documents());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "no json", "nul", "{'a':1}", "{\"a\":1", "{\"a\":1}}", "{} {}", "{\"a\":\"b}", "[1,]"})
    void refusesADocumentThatIsNotJson(String json) {
        OnlineDocuments.of("run-1").with("A").publishTo(store);

        assertRefused(
                () -> OnlineDocuments.of("run-2").with("A").with("B", json).publishTo(store),
                "the document of ticket 'B' is not JSON");

        assertThat(store.find("B")).isEmpty();
        assertThat(store.current()).map(OnlineSet::runId).contains("run-1");
    }

    @Test
    void keepsTheOldSetWhenTheDocumentsBreakOff() {
        OnlineDocuments old = OnlineDocuments.of("run-1").with(3);
        old.publishTo(store);
        OnlineDocuments next = OnlineDocuments.of("run-2").with(1_500);
        Iterator<OnlineDocument> broken = new Iterator<>() {
            private final Iterator<OnlineDocument> documents = next.documents().iterator();
            private int left = 1_200;

            @Override
            public boolean hasNext() {
                return documents.hasNext();
            }

            @Override
            public OnlineDocument next() {
                if (left-- == 0) {
                    throw new IllegalStateException("the table broke off");
                }
                return documents.next();
            }
        };

        assertThatThrownBy(() -> store.publish(next.set(), broken)).hasMessage("the table broke off");

        assertThat(all()).isEqualTo(old.documents());
        next.publishTo(store);
        assertThat(all()).isEqualTo(next.documents());
    }

    @Test
    void showsReadersTheOldSetOrTheNewOneWhilePublishing() throws Exception {
        List<OnlineDocuments> sets = new ArrayList<>();
        for (int run = 0; run < 12; run++) {
            sets.add(OnlineDocuments.of("run-" + run).with(run % 2 == 0 ? 700 : 300));
        }
        sets.get(0).publishTo(store);
        AtomicBoolean published = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(3);

        List<Future<Integer>> reads = new ArrayList<>();
        for (int reader = 0; reader < 3; reader++) {
            reads.add(readers.submit(() -> readWholeSetsUntil(published)));
        }
        for (OnlineDocuments set : sets) {
            set.publishTo(store);
        }
        published.set(true);

        for (Future<Integer> read : reads) {
            assertThat(read.get()).isPositive();
        }
        readers.shutdown();
    }

    private int readWholeSetsUntil(AtomicBoolean published) throws JsonProcessingException {
        int reads = 0;
        try (OnlineStore reader = open()) {
            do {
                List<String> documents = reader.recent(1_000);
                JsonNode newest = JSON.readTree(documents.get(0));
                assertThat(documents)
                        .allSatisfy(json ->
                                assertThat(JSON.readTree(json).get("run")).isEqualTo(newest.get("run")));
                assertThat(documents.size()).isIn(300, 700);
                assertThat(reader.find("TICKET-299")).isPresent();
                reads++;
            } while (!published.get());
        }
        return reads;
    }

    @Test
    void showsTheOldSetWholeWhenThePublisherIsKilledAndTakesTheNextOne() throws Exception {
        OnlineDocuments old = OnlineDocuments.of("run-1").with(50);
        old.publishTo(store);

        PublishingProcess.killInTheMiddle(publishingProcessArguments());

        try (OnlineStore reader = open()) {
            assertThat(reader.current()).contains(old.set());
            assertThat(reader.recent(100)).hasSize(50);
        }
        assertThat(all()).isEqualTo(old.documents());
        OnlineDocuments next = OnlineDocuments.of("run-3").with(40);
        next.publishTo(store);
        assertThat(all()).isEqualTo(next.documents());
    }

    @Test
    void serialisesThePublishesOfTwoClients() {
        try (OnlineStore other = open()) {
            for (int run = 0; run < 5; run++) {
                OnlineDocuments.of("mine-" + run).with(10).publishTo(store);
                OnlineDocuments.of("theirs-" + run).with(20).publishTo(other);
            }

            assertThat(store.recent(100)).hasSize(20);
            assertThat(other.current()).map(OnlineSet::runId).contains("theirs-4");
        }
    }

    @Test
    void refusesANegativeCount() {
        assertThatThrownBy(() -> store.recent(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Every document of the store under test. */
    protected List<OnlineDocument> all() {
        List<OnlineDocument> documents = new ArrayList<>();
        store.forEach(documents::add);
        return documents;
    }

    private static void assertRefused(Runnable publish, String why) {
        assertThatThrownBy(publish::run)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("Cannot publish")
                .hasMessageContaining(why);
    }

    @Test
    void publishesForAClaimantAndServesTheSameMeanwhile() {
        OnlineDocuments.of("run-1").with(2).publishTo(store);

        store.claim(7);
        assertThat(store.current()).contains(OnlineDocuments.of("run-1").with(2).set());
        store.claim(7);
        OnlineDocuments.of("run-2").with(3).publishTo(store);

        assertThat(store.current()).contains(OnlineDocuments.of("run-2").with(3).set());
    }

    @Test
    void isReadyAndEmptyForTheFirstClaimant() {
        store.claim(1);

        store.checkReady();
        assertThat(store.current()).isEmpty();
        OnlineDocuments.of("run-1").with(1).publishTo(store);
        assertThat(store.current()).isPresent();
    }

    @Test
    void refusesAPublisherWhoseClaimIsOlder() {
        try (OnlineStore later = open()) {
            store.claim(7);
            OnlineDocuments.of("run-1").with(2).publishTo(store);
            later.claim(8);

            assertThatThrownBy(() -> OnlineDocuments.of("run-2").with(3).publishTo(store))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("a later run has taken it over (token 8, this run has 7)");
            assertThatThrownBy(() -> store.claim(7)).isInstanceOf(Conflict.class);
            assertThat(later.current())
                    .contains(OnlineDocuments.of("run-1").with(2).set());
            OnlineDocuments.of("run-3").with(3).publishTo(later);
            assertThat(store.current())
                    .contains(OnlineDocuments.of("run-3").with(3).set());
        }
    }

    @Test
    void refusesAPublisherWhoIsOvertakenInTheMiddle() {
        OnlineDocuments old = OnlineDocuments.of("run-1").with(2);
        old.publishTo(store);
        store.claim(7);

        try (OnlineStore later = open()) {
            OnlineDocuments late = OnlineDocuments.of("run-2").with(3);
            Iterator<OnlineDocument> documents = late.documents().iterator();
            Iterator<OnlineDocument> overtaken = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return documents.hasNext();
                }

                @Override
                public OnlineDocument next() {
                    later.claim(8);
                    return documents.next();
                }
            };

            assertThatThrownBy(() -> store.publish(late.set(), overtaken)).isInstanceOf(Conflict.class);
            assertThat(later.current()).contains(old.set());
        }
    }

    @Test
    void doesNotCompareAPublisherWhoHasClaimedNothing() {
        try (OnlineStore claimant = open()) {
            claimant.claim(7);
            OnlineDocuments.of("run-1").with(2).publishTo(store);

            assertThat(claimant.current())
                    .contains(OnlineDocuments.of("run-1").with(2).set());
            assertThatThrownBy(() -> store.claim(6)).isInstanceOf(Conflict.class);
        }
    }
}
