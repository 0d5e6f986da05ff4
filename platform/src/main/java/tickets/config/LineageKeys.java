package tickets.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings of lineage: who is told what runs read and make. */
final class LineageKeys {

    static final SettingKey<Path> FILE = new SettingKey<>(
            "lineage.file",
            SettingTypes.folder(),
            null,
            "file that an OpenLineage event is appended to at the start and the end of a run, one a line, relative to"
                    + " where the command is started; unset: none");
    static final SettingKey<URI> URL = new SettingKey<>(
            "lineage.url",
            SettingTypes.httpAddress(),
            null,
            "address that the events are posted to, for Marquez http://HOST:5000/api/v1/lineage; unset: none");
    static final SettingKey<Secret> TOKEN = new SettingKey<>(
            "lineage.token",
            SettingTypes.secret(),
            null,
            "token that is sent along to lineage.url, as `Authorization: Bearer`");
    static final SettingKey<Duration> TIMEOUT = new SettingKey<>(
            "lineage.timeout",
            SettingTypes.duration(
                    Duration.ofMillis(1), Duration.ofMinutes(5), "a duration from 1ms to 5m, such as 500ms or 5s"),
            "5s",
            "how long a run waits at its end for the receiver at lineage.url; one that is away does not fail a run");
    static final SettingKey<String> NAMESPACE = new SettingKey<>(
            "lineage.namespace",
            SettingTypes.text("\\S{1,200}", "up to 200 characters without blanks"),
            "tickets",
            "namespace of the jobs in the events; one for each lake when there are several");
    static final SettingKey<String> PARENT = new SettingKey<>(
            "lineage.parent",
            SettingTypes.parentRun(),
            null,
            "run of an orchestrator that started this one, as it names itself to OpenLineage");

    static final List<SettingKey<?>> ALL = List.of(FILE, URL, TOKEN, TIMEOUT, NAMESPACE, PARENT);

    private LineageKeys() {}

    static LineageSettings bind(SettingValues values) {
        return new LineageSettings(
                values.find(FILE),
                values.find(URL),
                values.find(TOKEN),
                values.require(TIMEOUT),
                values.require(NAMESPACE),
                values.find(PARENT));
    }
}
