package tickets.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tickets.ticket.SiteVocabulary;

class WorldTest {

    private final World world = World.load();

    @Test
    void hasTheDefaultVocabularyOfTheContract() throws IOException {
        String yaml = Files.readString(Path.of("..", "conf", "contract", "default.yaml"));
        SiteVocabulary vocabulary = SiteVocabulary.from(new Yaml().<Map<String, Object>>load(yaml));

        Map<String, List<String>> categories = world.subcategories().values().stream()
                .collect(Collectors.groupingBy(
                        Subcategory::category,
                        LinkedHashMap::new,
                        Collectors.mapping(Subcategory::name, Collectors.toList())));
        assertThat(categories).isEqualTo(vocabulary.categories());
        assertThat(world.products().values()).extracting(Product::name).hasSameElementsAs(vocabulary.products());
        assertThat(world.modules()).hasSameElementsAs(vocabulary.productModules());
    }

    @Test
    void knowsTheLanguagesOfEveryRegion() {
        for (String region : world.choices("regions").values()) {
            assertThat(PhraseBook.LANGUAGES)
                    .containsAll(world.languagesOf(region).values());
        }
    }
}
