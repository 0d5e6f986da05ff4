package tickets.online.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;
import tickets.online.OnlineDocument;
import tickets.online.OnlineDocuments;
import tickets.online.OnlineSet;
import tickets.problem.Unavailable;

/** Connections that break, on real servers of the tests' own. */
class RedisLostConnectionIT {

    @TempDir
    private Path folder;

    @Test
    void doNotKeepAReaderFromReading() throws IOException {
        try (RedisServer server = RedisServer.start(folder);
                Jedis client = server.client();
                RedisOnlineStore store = server.store()) {
            OnlineDocuments.of("run-1").with(3).publishTo(store);
            assertThat(store.find("TICKET-1")).isPresent();

            client.sendCommand(Command.CLIENT, "KILL", "TYPE", "normal", "SKIPME", "yes");

            assertThat(store.find("TICKET-1")).isPresent();
        }
    }

    @Test
    void meanSuccessWhenTheSetHadBeenReplaced() throws IOException {
        try (RedisServer server = RedisServer.start(folder);
                CuttingProxy proxy = new CuttingProxy(server.port(), CuttingProxy.Cut.AFTER_IT_WAS_DONE);
                RedisOnlineStore direct = server.store();
                RedisOnlineStore cut = through(proxy)) {
            OnlineDocuments.of("run-1").with(3).publishTo(direct);
            OnlineDocuments next = OnlineDocuments.of("run-2").with(700);

            next.publishTo(cut);

            assertSet(direct, next);
        }
    }

    @Test
    void meanFailureWhenTheSetHadNotBeenReplaced() throws IOException {
        try (RedisServer server = RedisServer.start(folder);
                CuttingProxy proxy = new CuttingProxy(server.port(), CuttingProxy.Cut.BEFORE_IT_ARRIVES);
                RedisOnlineStore direct = server.store();
                RedisOnlineStore cut = through(proxy)) {
            OnlineDocuments old = OnlineDocuments.of("run-1").with(3);
            old.publishTo(direct);
            OnlineDocuments next = OnlineDocuments.of("run-2").with(700);

            assertThatThrownBy(() -> next.publishTo(cut))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("lost before the set was replaced");

            assertSet(direct, old);
            next.publishTo(cut);
            assertSet(direct, next);
        }
    }

    @Test
    void areToldAsUnknownWhenNobodyCanBeAsked() throws IOException {
        try (RedisServer server = RedisServer.start(folder);
                CuttingProxy proxy = new CuttingProxy(server.port(), CuttingProxy.Cut.AFTER_IT_WAS_DONE_AND_FOR_EVER);
                RedisOnlineStore cut = through(proxy)) {
            assertThatThrownBy(() -> OnlineDocuments.of("run-2").with(3).publishTo(cut))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("cannot be asked for the outcome");
        }
    }

    private RedisOnlineStore through(CuttingProxy proxy) {
        return RedisAddress.at(RedisServer.HOST, proxy.port()).store();
    }

    private void assertSet(RedisOnlineStore store, OnlineDocuments expected) {
        List<OnlineDocument> found = new ArrayList<>();
        store.forEach(found::add);
        assertThat(found).isEqualTo(expected.documents());
        assertThat(store.current())
                .map(OnlineSet::runId)
                .contains(expected.set().runId());
    }
}
