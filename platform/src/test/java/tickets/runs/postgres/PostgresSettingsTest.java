package tickets.runs.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresSettingsTest {

    private final PostgresSettings settings = new PostgresSettings(
            URI.create("jdbc:postgresql://db.example.org:5433/runs?sslmode=require"),
            "ingest",
            "hunter2",
            "s3://tickets",
            Duration.ofSeconds(30));

    @Test
    void tellTheAddressWithoutTheOptions() {
        assertThat(settings.address()).isEqualTo("postgresql://db.example.org:5433/runs");
    }

    @Test
    void doNotShowThePassword() {
        assertThat(settings.toString())
                .contains("ingest", "s3://tickets", "****")
                .doesNotContain("hunter2");
    }
}
