package tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tickets.problem.InvalidSettings;

class SiteVocabularyTest {

    @Test
    void readsTheVocabularyThatTheProjectShips() {
        SiteVocabulary vocabulary = SiteVocabulary.from(DefaultContract.settings());

        assertThat(vocabulary.products()).hasSize(5).startsWith("API Gateway");
        assertThat(vocabulary.productModules()).hasSize(20).endsWith("visualization");
        assertThat(vocabulary.categories())
                .hasSize(5)
                .containsEntry(
                        "Security",
                        List.of("Authentication", "Authorization", "Compliance", "Encryption", "Vulnerability"));
        assertThat(vocabulary.subcategories()).hasSize(25);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        Map<String, Object> settings = Map.of(
                "product", List.of("A", "A", " ", 7),
                "category", Map.of("Hardware", "Laptop", "Software", List.of()),
                "colour", "red");

        assertThatThrownBy(() -> SiteVocabulary.from(settings))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        failure -> assertThat(failure.problems())
                                .containsExactlyInAnyOrder(
                                        "Invalid contract: unknown key 'colour', known are product, product_module and category.",
                                        "Invalid contract: product has the word 'A' twice.",
                                        "Invalid contract: product has a blank word.",
                                        "Invalid contract: product has '7', expected text for each word.",
                                        "Missing in the contract: product_module has no value, expected a list of words.",
                                        "Invalid contract: category.Hardware has 'Laptop', expected a list of words.",
                                        "Invalid contract: category.Software is empty, it needs at least one word."));
    }

    @Test
    void refusesACategoryThatIsNotText() {
        Map<String, Object> settings =
                Map.of("product", List.of("A"), "product_module", List.of("b"), "category", Map.of(5, List.of("x")));

        assertThatThrownBy(() -> SiteVocabulary.from(settings))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("category has '5', expected text for each word");
    }

    @Test
    void checksWordsThatDoNotComeFromAFile() {
        assertThatThrownBy(() -> new SiteVocabulary(List.of(), List.of("m"), Map.of("c", List.of("s"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("Invalid contract: product is empty, it needs at least one word.");
    }
}
