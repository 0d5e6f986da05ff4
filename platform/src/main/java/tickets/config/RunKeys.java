package tickets.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The settings of runs: where they are recorded, and how they get along with each other. */
final class RunKeys {

    static final SettingKey<Duration> WAIT = new SettingKey<>(
            "runs.wait",
            SettingTypes.duration(Duration.ZERO, Duration.ofDays(7), "a duration from 0s to 7d, such as 30s or 5m"),
            "0s",
            "how long a second writer waits for the first one to finish");
    static final SettingKey<URI> URL = new SettingKey<>(
            "runs.url",
            SettingTypes.database(),
            null,
            "PostgreSQL database for run history and writer's lease, which several machines share; unset: SQLite and a"
                    + " file lock in state.root, for one machine");
    static final SettingKey<String> USERNAME = new SettingKey<>(
            "runs.username",
            SettingTypes.text("\\S+", "a name without blanks"),
            null,
            "user to log in to the database as; unset: the name of the system's user");
    static final SettingKey<Secret> PASSWORD =
            new SettingKey<>("runs.password", SettingTypes.secret(), null, "password to log in to the database with");
    static final SettingKey<Duration> LEASE = new SettingKey<>(
            "runs.lease",
            SettingTypes.duration(
                    Duration.ofSeconds(1), Duration.ofHours(1), "a duration from 1s to 1h, such as 30s or 2m"),
            "30s",
            "how long after its last sign of life a writer loses the lease in the database");

    static final List<SettingKey<?>> ALL = List.of(WAIT, URL, USERNAME, PASSWORD, LEASE);
    static final List<SettingKey<?>> OF_THE_DATABASE = List.of(USERNAME, PASSWORD, LEASE);

    private RunKeys() {}

    static RunSettings bind(SettingValues values) {
        return new RunSettings(
                values.require(WAIT),
                values.find(URL),
                values.find(USERNAME),
                values.find(PASSWORD),
                values.require(LEASE));
    }
}
