package tickets.generate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Writes the members of a document and of its members on a line each, and everything below on one line. */
final class LineAnEntry extends MinimalPrettyPrinter {

    private static final long serialVersionUID = 1L;
    private static final int LINES_UP_TO_DEPTH = 2;

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        json.writeRaw(separator(json));
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(separator(json));
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(": ");
    }

    private static String separator(JsonGenerator json) {
        return json.getOutputContext().getNestingDepth() <= LINES_UP_TO_DEPTH ? ",\n" : ", ";
    }
}
