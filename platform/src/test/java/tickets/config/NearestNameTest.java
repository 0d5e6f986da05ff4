package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("data.root", "redis_host", "redis_port", "seed");

    @Test
    void isTheOneWithTheFewestChanges() {
        assertThat(NearestName.among(KNOWN, "redis_prt")).contains("redis_port");
        assertThat(NearestName.among(KNOWN, "Seeds")).contains("seed");
        assertThat(NearestName.among(KNOWN, "root")).contains("data.root");
    }

    @Test
    void isNoneWhenNothingIsNear() {
        assertThat(NearestName.among(KNOWN, "vocabulary")).isEmpty();
        assertThat(NearestName.suggestion(KNOWN, "vocabulary")).isEmpty();
    }
}
