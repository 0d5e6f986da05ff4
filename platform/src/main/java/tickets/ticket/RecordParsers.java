package tickets.ticket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/** Makes the parser of a raw record. Used by one thread: it keeps the field names that it met. */
public final class RecordParsers {

    static final int DEEPEST = 1000;
    static final int LONGEST_NAME = 1000;

    private final JsonFactory factory = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /**
     * Opens a record.
     *
     * @param buffer holds its text from {@code offset} on; not copied
     * @throws IOException when its encoding is none of JSON's
     */
    public JsonParser open(byte[] buffer, int offset, int length) throws IOException {
        return factory.createParser(buffer, offset, length);
    }
}
