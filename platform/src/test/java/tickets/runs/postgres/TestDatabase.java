package tickets.runs.postgres;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The real database that {@code scripts/services} has started.
 *
 * @param url its address
 * @param username who may do anything there
 * @param password that user's
 */
public record TestDatabase(String url, String username, String password) {

    /** Fails when the tests were not told where it is. */
    public static TestDatabase required() {
        return new TestDatabase(property("url"), property("username"), property("password"));
    }

    private static String property(String name) {
        String key = "tickets.test.postgres." + name;
        return Objects.requireNonNull(
                System.getProperty(key), "set -D" + key + ": mvn verify -Preal $(scripts/services env)");
    }

    /** A lake that no other test knows. */
    public PostgresSettings newLake(Duration lease) {
        return lake("test://" + UUID.randomUUID(), lease);
    }

    /** Tables that no other test knows, which do not exist yet. */
    public PostgresSettings newSchema(Duration lease) {
        String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
        return with(url + "?currentSchema=" + schema, username, password, "test://lake", lease);
    }

    public PostgresSettings lake(String lake, Duration lease) {
        return with(url, username, password, lake, lease);
    }

    public PostgresSettings with(
            String otherUrl, String otherUser, @Nullable String otherPassword, String lake, Duration lease) {
        return new PostgresSettings(URI.create(otherUrl), otherUser, otherPassword, lake, lease);
    }

    /** As {@code settings}, with sessions that {@link #endSessionsOf} can tell from all others. */
    public PostgresSettings named(PostgresSettings settings) {
        return with(
                url + "?ApplicationName=" + UUID.randomUUID(), username, password, settings.lake(), settings.lease());
    }

    /** Ends the sessions of {@linkplain #named named} settings, as a restart of the server does. */
    public void endSessionsOf(PostgresSettings named) {
        String name = named.url().toString().replaceFirst(".*ApplicationName=", "");
        execute(
                lake("test://nobody", named.lease()),
                "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = '" + name
                        + "'");
    }

    /** Does something that the program itself never does. */
    public void execute(PostgresSettings settings, String sql) {
        try (Handle handle = new PostgresDatabase(settings).open("Cannot prepare the test")) {
            handle.execute(sql);
        }
    }
}
