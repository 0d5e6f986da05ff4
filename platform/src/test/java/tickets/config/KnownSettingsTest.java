package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingsTest {

    private static final Pattern PARAM =
            Pattern.compile("@param \\w+ (.+?)(?=\\R \\* @param|\\R \\*/)", Pattern.DOTALL);

    @Test
    void areTheKeysThatTheReferenceFlowHas() {
        assertThat(KnownSettings.keys())
                .extracting(SettingKey::name)
                .contains(
                        "seed",
                        "split.train",
                        "split.val",
                        "split.test",
                        "redis_host",
                        "redis_port",
                        "redis_username",
                        "redis_password",
                        "redis_tls",
                        "data.endpoint",
                        "data.bucket",
                        "data.region",
                        "data.access_key",
                        "data.secret_key",
                        "data.root",
                        "data.raw_file",
                        "data.bronze_file",
                        "data.quarantine_file",
                        "data.offline_file",
                        "data.online_file",
                        "data.num_online");
    }

    @Test
    void haveDefaultsThatAreAllowed() {
        assertThat(KnownSettings.keys())
                .filteredOn(key -> !key.isOptional())
                .allSatisfy(key -> assertThat(key.type().read(String.valueOf(key.fallback())))
                        .as(key.name())
                        .isPresent());
    }

    @Test
    void haveVariablesOfTheirOwn() {
        assertThat(KnownSettings.keys())
                .extracting(SettingKey::environmentName)
                .doesNotHaveDuplicates()
                .contains("TICKETS_SEED", "TICKETS_DATA_NUM_ONLINE", "TICKETS_REDIS_HOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Split", "State", "Run", "Retry", "Engine", "Logging", "Redis", "Data", "Spark", "Iceberg"})
    void areDescribedAsTheirRecordsAre(String record) throws IOException {
        List<String> described =
                KnownSettings.keys().stream().map(SettingKey::description).toList();

        assertThat(described).containsSubsequence(paramSentences(record + "Settings.java"));
    }

    private static List<String> paramSentences(String file) throws IOException {
        Path sources = ProjectFolder.find().resolve("platform/src/main/java/tickets/config");
        Matcher sentence = PARAM.matcher(Files.readString(sources.resolve(file)));
        List<String> sentences = new ArrayList<>();
        while (sentence.find()) {
            sentences.add(sentence.group(1).replaceAll("\\R \\* +", " "));
        }
        assertThat(sentences).isNotEmpty();
        return sentences;
    }
}
