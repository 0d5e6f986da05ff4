package tickets.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlDocumentTest {

    @Test
    void keepsEveryScalarAsTheTextThatWasWritten() {
        YamlDocument document = YamlDocument.read("a: [1.0, no, 'x: y', 0x1F]\nb: {c: 2024-01-01}\nd:\n");

        assertThat(document.faults()).isEmpty();
        assertThat(document.value().orElseThrow().plain())
                .isEqualTo(Map.of("a", List.of("1.0", "no", "x: y", "0x1F"), "b", Map.of("c", "2024-01-01"), "d", ""));
    }

    @Test
    void tellsAnUnsetScalarFromAnEmptyText() {
        assertThat(YamlDocument.read("~").value()).contains(new YamlValue.Text("~", true, 1));
        assertThat(YamlDocument.read("''").value()).contains(new YamlValue.Text("", false, 1));
    }

    @Test
    void hasNoValueWhenBlank() {
        assertThat(YamlDocument.read("\uFEFF# nothing\n").value()).isEmpty();
    }

    @Test
    void refusesTagsThatNameClasses() {
        YamlDocument document = YamlDocument.read("a: !!javax.script.ScriptEngineManager [x]\n");

        assertThat(document.value()).isEmpty();
        assertThat(document.faults())
                .containsExactly(new YamlFault(
                        1, "Global tag is not allowed: tag:yaml.org,2002:javax.script.ScriptEngineManager"));
    }

    @Test
    void refusesDepthWithoutEnd() {
        YamlDocument document = YamlDocument.read("[".repeat(100_000));

        assertThat(document.value()).isEmpty();
        assertThat(document.faults()).containsExactly(new YamlFault(0, "Nesting Depth exceeded max 50"));
    }
}
