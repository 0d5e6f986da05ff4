package tickets.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The reference page of all settings, made from the definitions of the keys and the shipped conf files. */
final class SettingsReference {

    private static final String HEAD = """
            # Settings

            <!-- Generated from the definitions in `tickets.config` and from `conf/`. To write it anew:
            mvn -pl platform test -Dtest=SettingsReferenceTest -Dtickets.write-docs=true -->

            Every setting has a key. A value can come from four places; later ones win:

            1. the built-in default below,
            2. the conf files: first the picked member of each group (`conf/data/minio.yaml`), then `conf/config.yaml`,
            3. the environment: `TICKETS_` and the key in capitals, with `_` for `.`: `TICKETS_DATA_NUM_ONLINE=500`,
            4. the command line: `data.num_online=500`. Of the same key twice, the last one counts.

            `./tickets config` prints what is in force and where each value came from, secrets as `****`. A key that does
            not exist, a value that is not allowed and values that contradict each other stop the start with exit code 2,
            all of them told at once.

            **Values** are taken as they are written; the key decides what they mean, so `data.bucket=2024` is a name. A
            duration has a unit (`200ms`, `30s`, `5m`, `1h`, `7d`), a size may have one (`64MiB`, `64MB`, plain bytes).
            An empty value (`redis_password=`) unsets a key that may be unset; `redis_host=` turns a whole Redis off.

            **Placeholders** work in conf files: `${NAME}` is what the environment says, `${NAME:default}` has a default
            (also for an empty variable), `${tickets.home}` is the installation's folder and `$${` is `${` itself.

            **Your own conf folder**, given by `--conf DIR` or `TICKETS_CONF`, has the layout of `conf/`. A file in it
            replaces the installed file of the same name as a whole, or adds a member: with `DIR/data/team.yaml` there is
            `data=team`.

            **What does not apply is refused** when somebody asked for it (command line, environment, own conf folder):
            `data.endpoint`, `data.bucket`, `data.region` and the keys of S3 with a folder, `data.root` with S3, every
            `redis_` key without `redis_host`, `lineage.token` without `lineage.url`, the other keys of the database without `runs.url`. Also: `split.train`, `split.val` and `split.test` add up to 1;
            `retry.first_delay` is less than `retry.max_delay`; `data.access_key` and `data.secret_key` come together and
            `redis_username` with `redis_password`, `runs.password` needs `runs.username`; the output files are distinct, not inside each other and not read as
            raw input.

            Variables that are no settings: `TICKETS_CONF`, `TICKETS_HOME`, `TICKETS_JAVA_OPTS`, `TICKETS_TEST_...`, and
            the service links that Kubernetes sets beside a service called `tickets`. Any other unknown `TICKETS_`
            variable stops the start.
            """;

    private final Path project;

    SettingsReference(Path project) {
        this.project = project;
    }

    static Path fileIn(Path project) {
        return project.resolve("docs/reference/settings.md");
    }

    String text() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("\n## Keys\n\n| key | default | what it is | allowed |\n|---|---|---|---|\n");
        for (SettingKey<?> key : KnownSettings.keys()) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            key.name(),
                            fallback(key),
                            key.description(),
                            key.type().allowed()));
        }
        page.append("\n## Groups and their members\n");
        for (SettingGroup group : KnownSettings.groups()) {
            page.append("\n### `%s`: %s\n\nWhen nobody picks one: `%s=%s`."
                    .formatted(group.name(), group.description(), group.name(), group.defaultMember()));
            page.append(group.isOpen() ? " Its keys are those of the ticket contract.\n" : "\n");
            if (!group.isOpen()) {
                appendMembers(page, project.resolve("conf").resolve(group.name()));
            }
        }
        return page.toString();
    }

    private static void appendMembers(StringBuilder page, Path folder) throws IOException {
        for (Path member : list(folder)) {
            page.append("\n`conf/%s/%s`:\n\n```yaml\n%s```\n"
                    .formatted(folder.getFileName(), member.getFileName(), Files.readString(member)));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String fallback(SettingKey<?> key) {
        String fallback = key.fallback();
        if (fallback == null) {
            return "unset";
        }
        return fallback.isEmpty() ? "empty" : "`" + fallback + "`";
    }
}
