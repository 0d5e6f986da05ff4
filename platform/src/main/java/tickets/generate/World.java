package tickets.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The vocabularies and shares of {@code world.yml}. */
record World(
        Choices<Product> products,
        List<String> modules,
        Choices<Subcategory> subcategories,
        Map<String, Choices<String>> languages,
        Section words) {

    static World load() {
        Section words = Section.load("world.yml");
        Choices<Product> products = products(words.section("products"));
        List<String> modules = products.values().stream()
                .flatMap(product -> product.modules().stream())
                .toList();
        Map<String, Choices<String>> languages = new LinkedHashMap<>();
        Section regions = words.section("languages");
        regions.keys().forEach(region -> languages.put(region, regions.choices(region)));
        return new World(products, modules, subcategories(words.section("categories")), languages, words);
    }

    /** The languages that customers of a region write. */
    Choices<String> languagesOf(String region) {
        return Objects.requireNonNull(languages.get(region), region);
    }

    /** Words with weights that need no type of their own, by their key in {@code world.yml}. */
    Choices<String> choices(String key) {
        return words.choices(key);
    }

    /** Words with weights that differ by category. */
    Map<String, Choices<String>> choicesByCategory(String key) {
        Section categories = words.section(key);
        Map<String, Choices<String>> choices = new LinkedHashMap<>();
        categories.keys().forEach(category -> choices.put(category, categories.choices(category)));
        return choices;
    }

    /** Lists of words by category. */
    Map<String, List<String>> textsByCategory(String key) {
        Section categories = words.section(key);
        Map<String, List<String>> texts = new LinkedHashMap<>();
        categories.keys().forEach(category -> texts.put(category, categories.texts(category)));
        return texts;
    }

    /** Every subcategory of the given category. */
    List<Subcategory> inside(String category) {
        return subcategories.values().stream()
                .filter(subcategory -> subcategory.category().equals(category))
                .toList();
    }

    /** Every subcategory that is not of the given category. */
    List<Subcategory> outside(String category) {
        return subcategories.values().stream()
                .filter(subcategory -> !subcategory.category().equals(category))
                .toList();
    }

    private static Choices<Product> products(Section section) {
        Map<Product, Double> weights = new LinkedHashMap<>();
        for (String name : section.keys()) {
            Section product = section.section(name);
            weights.put(
                    new Product(name, product.texts("modules"), product.number("slowness")), product.number("weight"));
        }
        return Choices.of(weights);
    }

    private static Choices<Subcategory> subcategories(Section section) {
        Map<Subcategory, Double> weights = new LinkedHashMap<>();
        for (String category : section.keys()) {
            Section members = section.section(category);
            for (String name : members.keys()) {
                Section member = members.section(name);
                weights.put(new Subcategory(category, name, member.text("specialist")), member.number("weight"));
            }
        }
        return Choices.of(weights);
    }
}
