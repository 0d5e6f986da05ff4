package tickets.generate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The part of the answer key about spoilt records: each with what it is to be found by, and the sums by code. */
final class FlawAnswers {

    /** How many records have a violation of a code, and how many violations there are. */
    private static final class Sum {
        private long records;
        private long violations;
    }

    private final WindowPlanner planner;

    FlawAnswers(WindowPlanner planner) {
        this.planner = planner;
    }

    void writeTo(JsonGenerator json) throws IOException {
        writeList(json, "bad", Flaw::quarantines);
        writeList(json, "warned", flaw -> !flaw.quarantines());
    }

    private void writeList(JsonGenerator json, String name, Predicate<Flaw> kind) throws IOException {
        Map<String, Sum> sums = new TreeMap<>();
        json.writeArrayFieldStart(name);
        Iterator<Slot> slots = planner.slots().iterator();
        while (slots.hasNext()) {
            Slot slot = slots.next();
            Flaw flaw = slot.flaw();
            if (flaw != null && kind.test(flaw)) {
                write(slot, flaw, json);
                add(flaw, sums);
            }
        }
        json.writeEndArray();
        writeSums(json, name, sums);
    }

    private static void write(Slot slot, Flaw flaw, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", slot.position());
        json.writeStringField("ticket_id", flaw.idIn(slot.outline()));
        json.writeStringField("kind", flaw.kind());
        json.writeArrayFieldStart("violations");
        for (Expectation expectation : flaw.expected()) {
            json.writeStartObject();
            json.writeStringField("code", expectation.code());
            json.writeStringField("field", expectation.field());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void add(Flaw flaw, Map<String, Sum> sums) {
        Set<String> codes = new LinkedHashSet<>();
        for (Expectation expectation : flaw.expected()) {
            codes.add(expectation.code());
            sums.computeIfAbsent(expectation.code(), code -> new Sum()).violations++;
        }
        codes.forEach(code -> sums.computeIfAbsent(code, name -> new Sum()).records++);
    }

    private static void writeSums(JsonGenerator json, String name, Map<String, Sum> sums) throws IOException {
        json.writeObjectFieldStart(name + "_by_code");
        for (Map.Entry<String, Sum> sum : sums.entrySet()) {
            json.writeObjectFieldStart(sum.getKey());
            json.writeNumberField("records", sum.getValue().records);
            json.writeNumberField("violations", sum.getValue().violations);
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
