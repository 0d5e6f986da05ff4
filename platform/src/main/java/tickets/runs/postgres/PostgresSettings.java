package tickets.runs.postgres;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where runs of several machines are recorded.
 *
 * @param url the database as {@code jdbc:postgresql://HOST[:PORT]/DATABASE[?OPTIONS]}, without user and password
 * @param username who logs in; null: the driver's choice
 * @param password what with; null: without
 * @param lake names the lake, the same on every machine
 * @param lease how long after its last sign of life a writer loses the lease
 */
public record PostgresSettings(
        URI url, @Nullable String username, @Nullable String password, String lake, Duration lease) {

    private static final String JDBC = "jdbc:";

    /** The address as a person would write it, without the options. */
    public String address() {
        String text = url.toString();
        int options = text.indexOf('?');
        return text.substring(JDBC.length(), options < 0 ? text.length() : options);
    }

    /** The password masked. */
    @Override
    public String toString() {
        return "PostgresSettings[url=%s, username=%s, password=%s, lake=%s, lease=%s]"
                .formatted(url, username, password == null ? "none" : "****", lake, lease);
    }
}
