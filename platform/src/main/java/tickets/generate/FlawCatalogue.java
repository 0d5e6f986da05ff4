package tickets.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tickets.ticket.FieldShape;
import tickets.ticket.TicketField;

/** All flaws of {@code flaws.yml}, each kind in its turn. */
final class FlawCatalogue {

    private static final String FIELD = "FIELD";

    private final List<Flaw> errors;
    private final List<Flaw> warnings;

    private FlawCatalogue(List<Flaw> errors, List<Flaw> warnings) {
        this.errors = List.copyOf(errors);
        this.warnings = List.copyOf(warnings);
    }

    static FlawCatalogue load(OutputFormat.Layout layout) {
        Section file = Section.load("flaws.yml");
        List<List<Flaw>> errors = file.sections("errors").stream()
                .filter(family -> layout == OutputFormat.Layout.LINES || !family.has("lines"))
                .map(family -> family(family, true))
                .toList();
        List<List<Flaw>> warnings = file.sections("warnings").stream()
                .map(family -> family(family, false))
                .toList();
        return new FlawCatalogue(inTurn(errors), inTurn(warnings));
    }

    /** The flaw of a bad record, by its ordinal among the bad ones. */
    Flaw bad(long ordinal) {
        return errors.get((int) (ordinal % errors.size()));
    }

    /** The flaw of a record that is only warned of, by its ordinal among those. */
    Flaw warned(long ordinal) {
        return warnings.get((int) (ordinal % warnings.size()));
    }

    List<Flaw> errors() {
        return errors;
    }

    /** First one of each family, then the next of each, so that few bad records show many families. */
    private static List<Flaw> inTurn(List<List<Flaw>> families) {
        List<Flaw> flaws = new ArrayList<>();
        int longest = families.stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < longest; turn++) {
            for (List<Flaw> family : families) {
                if (turn < family.size()) {
                    flaws.add(family.get(turn));
                }
            }
        }
        return flaws;
    }

    private static List<Flaw> family(Section family, boolean quarantines) {
        return family.has("each")
                ? fieldsOf(family).stream()
                        .map(field -> flaw(family, quarantines, field.key()))
                        .toList()
                : List.of(flaw(family, quarantines, ""));
    }

    private static Flaw flaw(Section family, boolean quarantines, String field) {
        Map<TicketField, String> set = new LinkedHashMap<>();
        if (family.has("set")) {
            Section values = family.section("set");
            values.keys().forEach(key -> set.put(Flaw.fieldOf(key.replace(FIELD, field)), values.text(key)));
        }
        return new Flaw(
                family.text("kind") + (field.isEmpty() ? "" : ":" + field),
                quarantines,
                set,
                fields(family.texts("remove"), field),
                fields(family.texts("repeat"), field),
                family.texts("add"),
                family.has("record") ? family.text("record") : null,
                family.has("keep") ? family.number("keep") : 1,
                family.has("latin1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8,
                family.texts("expect").stream()
                        .map(text -> Expectation.parse(text.replace(FIELD, field)))
                        .toList());
    }

    private static List<TicketField> fields(List<String> names, String field) {
        return names.stream()
                .map(name -> Flaw.fieldOf(name.replace(FIELD, field)))
                .toList();
    }

    private static List<TicketField> fieldsOf(Section family) {
        if (family.isText("each")) {
            return Arrays.stream(TicketField.values())
                    .filter(members(family.text("each")))
                    .toList();
        }
        return fields(family.texts("each"), "");
    }

    private static Predicate<TicketField> members(String word) {
        return switch (word) {
            case "all" -> field -> true;
            case "not_nullable" -> field -> !field.isNullable();
            case "texts" -> field -> field.shape() instanceof FieldShape.Text;
            case "times" -> field -> field.shape() instanceof FieldShape.Time;
            case "choices" ->
                field -> field.shape() instanceof FieldShape.Choice || field.shape() instanceof FieldShape.SiteChoice;
            case "whole_numbers" -> field -> field.shape() instanceof FieldShape.WholeNumber;
            case "numbers" ->
                field -> field.shape() instanceof FieldShape.WholeNumber
                        || field.shape() instanceof FieldShape.RealNumber;
            case "flags" -> field -> field.shape() instanceof FieldShape.Flag;
            case "lists" -> field -> field.shape() instanceof FieldShape.TextList;
            default -> throw new IllegalArgumentException(word);
        };
    }
}
