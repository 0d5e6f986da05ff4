package tickets.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PhraseTest {

    @Test
    void fillsItsSlots() {
        StringBuilder text = new StringBuilder();

        Phrase.parse("{product} {version}: bad {module}.")
                .appendTo(text, (slot, into) -> into.append(slot.name().toLowerCase(Locale.ROOT)));

        assertThat(text).hasToString("product version: bad module.");
    }

    @Test
    void refusesAnUnknownSlot() {
        assertThatThrownBy(() -> Phrase.parse("{colour}")).hasMessageContaining("COLOUR");
    }

    @Test
    void hasWordsForEverySubcategoryInEveryLanguage() {
        World world = World.load();

        for (String language : PhraseBook.LANGUAGES) {
            PhraseBook book = PhraseBook.load(language);
            for (Subcategory subcategory : world.subcategories().values()) {
                assertThat(book.topic(subcategory.name()).subjects())
                        .as(language)
                        .isNotEmpty();
                assertThat(book.topic(subcategory.name()).symptoms())
                        .as(language)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void hasResolutionsForEverySubcategoryInEnglish() {
        PhraseBook english = PhraseBook.load("en");

        for (Subcategory subcategory : World.load().subcategories().values()) {
            assertThat(english.topic(subcategory.name()).resolutions())
                    .as(subcategory.name())
                    .hasSizeGreaterThan(1);
        }
    }
}
