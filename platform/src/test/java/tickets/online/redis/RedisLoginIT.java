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
import tickets.online.OnlineDocuments;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;

/** Who may use a Redis, on real servers of the tests' own. */
class RedisLoginIT {

    @TempDir
    private Path folder;

    @Test
    void asksForAMissingPassword() throws IOException {
        try (RedisServer server = RedisServer.start(folder, "--requirepass", "s3cret")) {
            RedisTrouble.expect(server.address(), InvalidInput.class, "asks for a password", "redis_password");
            try (RedisOnlineStore store =
                    server.address().withLogin(null, "s3cret").store()) {
                store.checkReady();
            }
        }
    }

    @Test
    void saysThatAPasswordIsWrongAndDoesNotShowIt() throws IOException {
        try (RedisServer server = RedisServer.start(folder, "--requirepass", "s3cret")) {
            TicketPlatformException trouble = RedisTrouble.expect(
                    server.address().withLogin("ann", "gue55ed"),
                    InvalidInput.class,
                    "refuses the user name or the password",
                    "redis_username");

            assertThat(trouble).asString().doesNotContain("gue55ed");
        }
    }

    @Test
    void saysThatAUserHasNotTheRights() throws IOException {
        try (RedisServer server = RedisServer.start(folder);
                Jedis client = server.client();
                RedisOnlineStore owner = server.store()) {
            OnlineDocuments.of("run-1").with(3).publishTo(owner);
            client.sendCommand(
                    Command.ACL,
                    "SETUSER",
                    "reader",
                    "on",
                    ">pw",
                    "~*",
                    "+@read",
                    "+json.get",
                    "+@connection",
                    "+@transaction",
                    "-hello");

            RedisAddress reading = server.address().withLogin("reader", "pw");
            RedisTrouble.expect(reading, InvalidInput.class, "'reader' has not all the rights", "ACL SETUSER");
            try (RedisOnlineStore reader = reading.store()) {
                assertThatThrownBy(() -> OnlineDocuments.of("run-2").with(2).publishTo(reader))
                        .isInstanceOf(InvalidInput.class);
                assertThat(reader.recent(10)).hasSize(3);
            }
        }
    }

    @Test
    void worksWithTheRightsThatItAsksFor() throws IOException {
        try (RedisServer server = RedisServer.start(folder);
                Jedis client = server.client()) {
            List<String> rights = new ArrayList<>(List.of("SETUSER", "publisher", "on", ">pw", "~mine:*"));
            rights.addAll(RedisProblems.RIGHTS);
            client.sendCommand(Command.ACL, rights.toArray(String[]::new));
            RedisAddress mine = server.address().withLogin("publisher", "pw").withPrefix("mine:");

            try (RedisOnlineStore store = mine.store()) {
                store.checkReady();
                OnlineDocuments.of("run-1").with(600).publishTo(store);
                OnlineDocuments.of("run-2").with("A").publishTo(store);
                assertThat(store.recent(10)).hasSize(1);
            }
        }
    }
}
