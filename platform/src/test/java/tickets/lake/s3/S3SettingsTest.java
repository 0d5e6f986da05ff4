package tickets.lake.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.problem.InvalidInput;

class S3SettingsTest {

    @Test
    void showsNoKeys() {
        S3Settings settings =
                new S3Settings(URI.create("http://localhost:9000"), "us-east-1", "tickets", "someone", "topsecret");

        assertThat(settings)
                .hasToString("S3Settings[endpoint=http://localhost:9000, region=us-east-1, bucket=tickets, keys=set]");
    }

    @Test
    void refusesHalfAPairOfKeys() {
        assertThatThrownBy(() -> new S3Settings(null, "us-east-1", "tickets", "someone", null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("Missing data.secret_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9000", "ftp://localhost", "http:///bucket", "minio"})
    void refusesAnEndpointThatIsNoHttpAddress(String endpoint) {
        URI address = URI.create(endpoint);

        assertThatThrownBy(() -> new S3Settings(address, "us-east-1", "tickets", null, null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("Invalid data.endpoint '" + endpoint + "'");
    }
}
