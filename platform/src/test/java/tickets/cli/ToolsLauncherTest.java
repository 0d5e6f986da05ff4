package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tickets.cli.Invocation.Ended;

/** The commands beside the flow: settings, schema, generator, completion. */
class ToolsLauncherTest {

    @TempDir
    private Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();

    @Test
    void configMasksSecretsWhereverTheyComeFrom() {
        Ended text = checkout.tickets("config", "data=minio", "redis_host=h", "redis_password=geheim-1")
                .with("MINIO_SECRET_KEY", "geheim-2")
                .run()
                .expect(0);
        Ended json = checkout.tickets("config", "--output", "json", "data=minio", "redis_host=h")
                .with("TICKETS_REDIS_PASSWORD", "geheim-3")
                .run()
                .expect(0);

        assertThat(text.out()).contains("redis_password", "****").doesNotContain("geheim");
        assertThat(json.out()).doesNotContain("geheim");
        assertThat(json.json().get("redis_password").get("value").asText()).isEqualTo("****");
        assertThat(text.err() + json.err()).isEmpty();
    }

    @Test
    void configSaysWhereAValueComesFrom() {
        JsonNode settings = checkout.tickets("config", "--output", "json", "data.num_online=7")
                .with("TICKETS_SEED", "5")
                .run()
                .json();

        assertThat(settings.get("data.num_online").get("from").asText()).isEqualTo("command line");
        assertThat(settings.get("seed").get("from").asText()).contains("TICKETS_SEED");
        assertThat(settings.get("data.store").get("from").asText()).startsWith("conf/data/sample.yaml");
    }

    @Test
    void schemaIsOneJsonDocument() {
        JsonNode schema = checkout.tickets("schema").run().expect(0).json();

        assertThat(schema.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("properties").size()).isEqualTo(60);
    }

    @Test
    void generateWritesTheSameBytesForTheSameSeed() throws IOException {
        for (String name : new String[] {"one", "two"}) {
            checkout.tickets("generate", "--count", "300", "--seed", "7", "--bad", "0.05")
                    .and(java.util.List.of("--out", name + ".jsonl.gz", "--answers", name + ".answers.json"))
                    .in(folder)
                    .run()
                    .expect(0);
        }

        assertThat(folder.resolve("one.jsonl.gz")).hasSameBinaryContentAs(folder.resolve("two.jsonl.gz"));
        assertThat(folder.resolve("one.answers.json")).hasSameBinaryContentAs(folder.resolve("two.answers.json"));
        assertThat(Files.size(folder.resolve("one.jsonl.gz"))).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"'tickets in', ingest", "'tickets online ve', verify", "'tickets ingest --out', --output"})
    void completionCompletesWordsInBash(String typed, String expected) {
        Path script = Checkout.write(
                folder.resolve("completion"),
                checkout.tickets("completion").run().expect(0).out());
        String words = """
                compopt() { :; }
                source '%s'
                COMP_WORDS=(%s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                COMP_LINE='%s'
                $(complete -p tickets | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(script, typed, typed);

        Ended bash = Invocation.of(Path.of("bash"), "--norc", "-c", words).run().expect(0);

        assertThat(bash.out().lines().map(String::strip)).contains(expected);
        assertThat(bash.err()).isEmpty();
    }
}
