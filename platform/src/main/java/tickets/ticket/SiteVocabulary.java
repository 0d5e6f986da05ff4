package tickets.ticket;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tickets.problem.InvalidSettings;

/**
 * The words of whoever runs the platform. Immutable; every list is in the order it was given.
 *
 * @param products what tickets can be about
 * @param productModules the parts that products are made of
 * @param categories each category with the subcategories that belong to it
 */
public record SiteVocabulary(List<String> products, List<String> productModules, Map<String, List<String>> categories) {

    private static final String PRODUCT = "product";
    private static final String PRODUCT_MODULE = "product_module";
    private static final String CATEGORY = "category";
    private static final String REMEDY =
            "Give product and product_module as lists and category as a map from each category to the list of its"
                    + " subcategories, as conf/contract/default.yaml does; every word is quoted text, not blank and there"
                    + " once.";

    /** @throws InvalidSettings when a list is empty or a word is blank or there twice, with all such faults */
    public SiteVocabulary {
        List<String> faults = new ArrayList<>();
        products = words(PRODUCT, products, faults);
        productModules = words(PRODUCT_MODULE, productModules, faults);
        categories = tree(categories, faults);
        failOn(faults);
    }

    /**
     * Reads the parsed YAML of a contract file.
     *
     * @param settings the keys {@code product}, {@code product_module} and {@code category}
     * @throws InvalidSettings with every fault: unknown and missing keys, values of another kind, blank or repeated
     *     words
     */
    public static SiteVocabulary from(Map<String, ?> settings) {
        List<String> faults = new ArrayList<>();
        for (String key : settings.keySet()) {
            if (!List.of(PRODUCT, PRODUCT_MODULE, CATEGORY).contains(key)) {
                faults.add(
                        "Invalid contract: unknown key '" + key + "', known are product, product_module and category.");
            }
        }
        List<String> products = words(PRODUCT, settings.get(PRODUCT), faults);
        List<String> modules = words(PRODUCT_MODULE, settings.get(PRODUCT_MODULE), faults);
        Map<String, List<String>> categories = tree(settings.get(CATEGORY), faults);
        failOn(faults);
        return new SiteVocabulary(products, modules, categories);
    }

    /** All subcategories, each once, in the order of their categories. */
    public List<String> subcategories() {
        return categories.values().stream().flatMap(List::stream).distinct().toList();
    }

    private static Map<String, List<String>> tree(@Nullable Object value, List<String> faults) {
        if (!(value instanceof Map<?, ?> map)) {
            faults.add(wrongKind(CATEGORY, value, "a map from each category to the list of its subcategories"));
            return Map.of();
        }
        if (words(CATEGORY, List.copyOf(map.keySet()), faults).size() < map.size()) {
            return Map.of();
        }
        Map<String, List<String>> categories = new LinkedHashMap<>();
        map.forEach((category, subcategories) ->
                categories.put((String) category, words(CATEGORY + "." + category, subcategories, faults)));
        return Collections.unmodifiableMap(categories);
    }

    private static List<String> words(String key, @Nullable Object value, List<String> faults) {
        if (!(value instanceof List<?> list)) {
            faults.add(wrongKind(key, value, "a list of words"));
            return List.of();
        }
        if (list.isEmpty()) {
            faults.add("Invalid contract: " + key + " is empty, it needs at least one word.");
        }
        List<String> words = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Object word : list) {
            if (!(word instanceof String text)) {
                faults.add(wrongKind(key, word, "text for each word"));
            } else if (text.isBlank()) {
                faults.add("Invalid contract: " + key + " has a blank word.");
            } else if (!seen.add(text)) {
                faults.add("Invalid contract: " + key + " has the word '" + text + "' twice.");
            } else {
                words.add(text);
            }
        }
        return List.copyOf(words);
    }

    private static String wrongKind(String key, @Nullable Object value, String expected) {
        if (value == null) {
            return "Missing in the contract: " + key + " has no value, expected " + expected + ".";
        }
        return "Invalid contract: " + key + " has '" + value + "', expected " + expected + ".";
    }

    private static void failOn(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults, REMEDY);
        }
    }
}
