package tickets.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where runs are recorded, and how they get along with each other.
 *
 * @param waitForWriter how long a second writer waits for the first one to finish
 * @param url PostgreSQL database for run history and writer's lease, which several machines share; unset: SQLite and a
 *     file lock in state.root, for one machine
 * @param username user to log in to the database as; unset: the name of the system's user
 * @param password password to log in to the database with
 * @param lease how long after its last sign of life a writer loses the lease in the database
 */
public record RunSettings(
        Duration waitForWriter,
        @Nullable URI url,
        @Nullable String username,
        @Nullable Secret password,
        Duration lease) {}
