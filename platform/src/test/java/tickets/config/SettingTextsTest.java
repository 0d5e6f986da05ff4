package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How texts become values, those of the open group included. */
class SettingTextsTest {

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new Installation(folder);
    }

    @Test
    void keepNumbersAndWordsAsTheyWereWritten() {
        installation.withFile(
                "config.yaml", "data:\n  raw_file: 007\nredis_host: on\nredis_password: 1_000\nredis_prefix: 'null'\n");

        Settings settings = installation.settings();

        assertThat(settings.data().rawFile()).isEqualTo("007");
        assertThat(settings.redis().host()).isEqualTo("on");
        assertThat(settings.redis().password()).isEqualTo(new Secret("1_000"));
        assertThat(settings.redis().prefix()).isEqualTo("null");
    }

    @Test
    void leaveAnOptionalKeyUnsetWhenEmpty() {
        installation.withFile("config.yaml", "redis_host: redis\nredis_password: secret\n");

        RedisSettings redis = installation.settings("redis_password=").redis();

        assertThat(redis.password()).isNull();
        assertThat(installation.told("redis_password", "redis_password=")).isEqualTo("null (command line)");
    }

    @Test
    void turnAWholeRedisOffWhenItsHostIsEmpty() {
        installation.withOwnFile("config.yaml", "redis_host: redis\nredis_port: 7000\nredis_password: secret\n");

        assertThat(installation.settings("redis_host=").redis().host()).isNull();
    }

    @Test
    void areReadTheSameInATurkishLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            installation.withVariable("TICKETS_DATA_MAX_QUARANTINED", "0.25");
            Settings settings = installation.settings("data.on_malformed=fail", "logging.level=info");

            assertThat(settings.data().maxQuarantined()).isEqualTo(0.25);
            assertThat(settings.logging().level()).isEqualTo(LoggingSettings.Level.INFO);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void takesListsAndMappingsFromTheCommandLineAndTheEnvironment() {
        installation.withVariable("TICKETS_CONTRACT_PRODUCT_MODULE", "[a, b]");

        Map<String, Object> contract = installation
                .settings("contract.product=[X, No]", "contract.category.Data Issue=[Sync Error]")
                .contract();

        assertThat(contract)
                .isEqualTo(Map.of(
                        "product", List.of("X", "No"),
                        "product_module", List.of("a", "b"),
                        "category", Map.of("Security", List.of("Encryption"), "Data Issue", List.of("Sync Error"))));
    }

    @Test
    void canBeAnotherMember() {
        installation.withOwnFile("contract/bank.yaml", "product: [Loans]\n");

        assertThat(installation.settings("contract=bank").contract()).isEqualTo(Map.of("product", List.of("Loans")));
    }
}
