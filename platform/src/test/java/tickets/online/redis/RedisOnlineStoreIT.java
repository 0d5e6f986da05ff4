package tickets.online.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.json.JsonProtocol.JsonCommand;
import tickets.online.OnlineDocument;
import tickets.online.OnlineDocuments;
import tickets.online.OnlineSet;
import tickets.online.OnlineStore;
import tickets.online.OnlineStoreContract;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;

/** On the Redis with JSON commands that {@code scripts/services} starts; each test under a prefix of its own. */
class RedisOnlineStoreIT extends OnlineStoreContract {

    private final String prefix = "test:" + UUID.randomUUID() + ":";
    private final String host = RedisServer.required("tickets.test.redis.host");
    private final int port = Integer.parseInt(RedisServer.required("tickets.test.redis.port"));
    private Jedis client;

    @Override
    protected OnlineStore open() {
        return RedisAddress.at(host, port).withPrefix(prefix).store();
    }

    @Override
    protected List<String> publishingProcessArguments() {
        return List.of("redis", host, "" + port, prefix);
    }

    @BeforeEach
    void connect() {
        client = new Jedis(host, port);
    }

    @AfterEach
    void leaveNothing() {
        client.keys(prefix + "*").forEach(client::del);
        client.close();
    }

    @Test
    void writesKeysThatOtherProgramsCanRead() {
        OnlineDocuments.of("run-1")
                .with("new", 1_700_000_000_123_456L, "{\"n\":1}")
                .with("old", 1_600_000_000_000_001L, "{\"n\":2}")
                .publishTo(store);

        assertThat(json("new")).isEqualTo("{\"n\":1}");
        assertThat(client.hgetAll(prefix + "tickets:online:run"))
                .isEqualTo(Map.of("run_id", "run-1", "documents", "2", "published_at", "2026-01-02T03:04:05.678901Z"));
        assertThat(client.zscore(prefix + "tickets:online:created_at", "new")).isEqualTo(1_700_000_000_123_456.0);
        assertThat(client.lrange(prefix + "tickets:online:order", 0, -1)).containsExactly("new", "old");
        assertThat(client.keys(prefix + "*")).hasSize(5);
    }

    @Test
    void isTheSameStoreUnderEverySpellingOfItsAddress() {
        String name = store.identity();
        OnlineDocuments.of("run-1").with(1).publishTo(store);

        try (OnlineStore spelt =
                        RedisAddress.at("localhost", port).withPrefix(prefix).store();
                OnlineStore another = RedisAddress.at(host, port)
                        .withPrefix(prefix + "other:")
                        .store()) {
            assertThat(spelt.address()).isNotEqualTo(store.address());
            assertThat(spelt.identity()).isEqualTo(name);
            assertThat(another.identity()).isNotEqualTo(name);
        }
    }

    @Test
    void leavesOtherKeysAlone() {
        client.set(prefix + "somebody's", "text");

        OnlineDocuments.of("run-1").with(3).publishTo(store);
        OnlineDocuments.of("run-2").publishTo(store);

        assertThat(client.get(prefix + "somebody's")).isEqualTo("text");
    }

    @Test
    void keepsPrefixesApart() {
        try (OnlineStore inner =
                RedisAddress.at(host, port).withPrefix(prefix + "inner:").store()) {
            OnlineDocuments.of("outer").with(3).publishTo(store);
            OnlineDocuments.of("inner").with(2).publishTo(inner);

            OnlineDocuments.of("outer again").publishTo(store);

            assertThat(inner.recent(10)).hasSize(2);
        }
    }

    @Test
    void refusesATicketWhoseKeyHoldsSomethingElse() {
        OnlineDocuments old = OnlineDocuments.of("run-1").with("A");
        old.publishTo(store);
        client.set(prefix + "text", "somebody's");
        setJson("other", "{\"ticket_id\":\"another\"}");

        assertThatThrownBy(
                        () -> OnlineDocuments.of("run-2").with("A").with("text").publishTo(store))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("'text'");
        assertThatThrownBy(() -> OnlineDocuments.of("run-2").with("other").publishTo(store))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("'other'");

        assertThat(all()).isEqualTo(old.documents());
        assertThat(client.get(prefix + "text")).isEqualTo("somebody's");
        assertThat(json("other")).contains("another");
        client.del(prefix + "text", prefix + "other");
    }

    @Test
    void takesOverADocumentOfTheSameTicket() {
        setJson("A", "{\"ticket_id\":\"A\",\"from\":\"another program\"}");

        OnlineDocuments.of("run-1").with("A").publishTo(store);

        assertThat(store.find("A")).hasValueSatisfying(json -> assertThat(json).contains("run-1"));
    }

    @Test
    void doesNotShowADocumentThatIsNotOfTheSet() {
        OnlineDocuments.of("run-1").with("A").publishTo(store);
        setJson("B", "{\"ticket_id\":\"B\"}");
        client.set(prefix + "C", "text");

        assertThat(store.find("B")).isEmpty();
        assertThat(store.find("C")).isEmpty();
        assertThat(store.find("tickets:online:run")).isEmpty();
        assertThat(all()).hasSize(1);
        client.del(prefix + "B", prefix + "C");
    }

    @Test
    void refusesATicketNamedLikeAKeyOfTheStore() {
        for (String reserved : List.of("tickets:online:run", "tickets:online:created_at", "tickets:online:order")) {
            assertThatThrownBy(() -> OnlineDocuments.of("run-1").with(reserved).publishTo(store))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining(reserved);
        }
        assertThat(store.current()).isEmpty();
    }

    @Test
    void failsThePublisherThatAnotherOneOvertook() {
        OnlineDocuments slow = OnlineDocuments.of("slow").with(10);
        Iterator<OnlineDocument> documents = slow.documents().iterator();

        try (OnlineStore other = open()) {
            assertThatThrownBy(() -> store.publish(slow.set(), new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return documents.hasNext();
                        }

                        @Override
                        public OnlineDocument next() {
                            OnlineDocument next = documents.next();
                            if (!documents.hasNext()) {
                                OnlineDocuments.of("quick").with(20).publishTo(other);
                            }
                            return next;
                        }
                    }))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("another publisher");
        }

        assertThat(store.current()).map(OnlineSet::runId).contains("quick");
        assertThat(all())
                .hasSize(20)
                .allSatisfy(document -> assertThat(document.json()).contains("quick"));
    }

    @Test
    void failsRatherThanMixTwoSetsWhileReadingAll() {
        OnlineDocuments.of("run-1").with(1_200).publishTo(store);
        List<String> met = new ArrayList<>();

        assertThatThrownBy(() -> store.forEach(document -> {
                    if (met.isEmpty()) {
                        OnlineDocuments.of("run-2").with(1_200).publishTo(store);
                    }
                    met.add(document.json());
                }))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("a publish came in between");

        assertThat(met).allSatisfy(json -> assertThat(json).contains("run-1"));
    }

    @Test
    void checksReadinessWithoutChangingAnything() {
        OnlineDocuments two = OnlineDocuments.of("run-1").with(2);
        two.publishTo(store);

        store.checkReady();

        assertThat(all()).isEqualTo(two.documents());
        assertThat(client.keys(prefix + "*")).hasSize(5);
    }

    private void setJson(String ticketId, String json) {
        client.sendCommand(JsonCommand.SET, prefix + ticketId, "$", json);
    }

    private String json(String ticketId) {
        return RedisKeys.text(client.sendCommand(JsonCommand.GET, prefix + ticketId));
    }
}
