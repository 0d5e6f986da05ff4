package tickets.generate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes down what was planted, as JSON. The lists are made by planning the windows once more, so memory does not grow
 * with them.
 */
final class AnswerKey {

    private final GenerationPlan plan;
    private final WindowPlanner planner;
    private final Outlines outlines;
    private final Tally tally;

    AnswerKey(GenerationPlan plan, WindowPlanner planner, Outlines outlines, Tally tally) {
        this.plan = plan;
        this.planner = planner;
        this.outlines = outlines;
        this.tally = tally;
    }

    void writeTo(OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                .setPrettyPrinter(new LineAnEntry())) {
            json.writeStartObject();
            writePlan(json);
            writeExpected(json);
            writeCounts(json);
            writeSpike(json);
            writeSeasons(json);
            writeCoefficients(json);
            writeLabelNoise(json);
            writeTextGroups(json);
            writeVersions(json);
            new FlawAnswers(planner).writeTo(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void writePlan(JsonGenerator json) throws IOException {
        json.writeNumberField("seed", plan.seed());
        json.writeNumberField("count", plan.count());
        json.writeNumberField("bad_share", plan.badShare());
        json.writeStringField("from", ArrivalCurve.FIRST_DAY.toString());
        json.writeStringField("to", ArrivalCurve.END.toString());
    }

    private void writeExpected(JsonGenerator json) throws IOException {
        long accepted = plan.count() - tally.bad();
        startObject(json, "expected");
        json.writeNumberField("read", plan.count());
        json.writeNumberField("accepted", accepted);
        json.writeNumberField("quarantined", tally.bad());
        json.writeNumberField("superseded", tally.superseded());
        json.writeNumberField("offline", accepted - tally.superseded());
        json.writeNumberField("warned", tally.warned());
        json.writeEndObject();
    }

    private void writeCounts(JsonGenerator json) throws IOException {
        startObject(json, "accepted_records_by");
        for (Map.Entry<String, Map<String, Long>> section : tally.counts().entrySet()) {
            startObject(json, section.getKey());
            for (Map.Entry<String, Long> count : section.getValue().entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeSpike(JsonGenerator json) throws IOException {
        Spike spike = outlines.spike();
        startObject(json, "spike");
        json.writeStringField("product", spike.product().name());
        json.writeStringField("category", spike.subcategory().category());
        json.writeStringField("subcategory", spike.subcategory().name());
        json.writeStringField("from", spike.from().toString());
        json.writeStringField("to", spike.to().toString());
        json.writeNumberField("extra", tally.inSpike());
        json.writeEndObject();
    }

    private static void writeSeasons(JsonGenerator json) throws IOException {
        startObject(json, "volume");
        json.writeNumberField("growth_over_the_two_years", ArrivalCurve.GROWTH);
        json.writeNumberField("yearly_wave", ArrivalCurve.YEARLY_WAVE);
        writeWeights(json, "weekdays_monday_first", ArrivalCurve.weekdays());
        writeWeights(json, "hours_utc", ArrivalCurve.hours());
        json.writeEndObject();
    }

    private static void writeWeights(JsonGenerator json, String name, double[] weights) throws IOException {
        json.writeFieldName(name);
        json.writeArray(weights, 0, weights.length);
    }

    private void writeCoefficients(JsonGenerator json) throws IOException {
        startObject(json, "drivers");
        for (Coefficient coefficient : Coefficient.values()) {
            startObject(json, coefficient.name().toLowerCase(Locale.ROOT));
            json.writeNumberField("value", coefficient.value());
            json.writeStringField("meaning", coefficient.meaning());
            json.writeEndObject();
        }
        json.writeEndObject();
        startObject(json, "product_slowness_added_to_ln_hours");
        for (Product product : outlines.products()) {
            json.writeNumberField(product.name(), product.slowness());
        }
        json.writeEndObject();
    }

    private void writeLabelNoise(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("label_noise");
        for (Slot slot : iterate(winners())) {
            Outline outline = slot.outline();
            if (outline.plant() == Outline.Plant.WRONG_CATEGORY) {
                startEntry(json, outline);
                json.writeStringField("field", "category");
                json.writeStringField("true_category", outline.subcategory().category());
                json.writeStringField("true_subcategory", outline.subcategory().name());
                json.writeEndObject();
            } else if (outline.plant() == Outline.Plant.WRONG_PRIORITY) {
                startEntry(json, outline);
                json.writeStringField("field", "priority");
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void writeTextGroups(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("text_groups");
        for (Window window : iterate(planner.windows())) {
            for (List<Slot> group : window.textGroups()) {
                json.writeStartArray();
                for (Slot slot : group) {
                    json.writeString(slot.outline().id());
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private void writeVersions(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("superseded");
        for (Slot slot : iterate(planner.slots().filter(Slot::superseded))) {
            startEntry(json, slot.outline());
            json.writeNumberField("index", slot.position());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private Stream<Slot> winners() {
        return planner.slots().filter(slot -> !slot.isBad() && !slot.superseded());
    }

    private static void startEntry(JsonGenerator json, Outline outline) throws IOException {
        json.writeStartObject();
        json.writeStringField("ticket_id", outline.id());
    }

    private static void startObject(JsonGenerator json, String name) throws IOException {
        json.writeObjectFieldStart(name);
    }

    private static <T> Iterable<T> iterate(Stream<T> stream) {
        Iterator<T> iterator = stream.iterator();
        return () -> iterator;
    }
}
