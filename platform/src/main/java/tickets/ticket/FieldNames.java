package tickets.ticket;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognises field names by guessing: records of one source have their fields in one order, so after a field comes the
 * one that came after it last time. Belongs to one thread.
 */
final class FieldNames {

    private final TicketField[] fields = TicketField.values();
    private final SerializedString[] names = new SerializedString[fields.length];
    private final Map<String, TicketField> byName = new HashMap<>();
    /** The guess at the start of a record, then behind each field in the contract's order. */
    private final int[] follower = new int[fields.length + 1];

    private int place;

    FieldNames() {
        for (TicketField field : fields) {
            names[field.index()] = new SerializedString(field.key());
            byName.put(field.key(), field);
            follower[field.index()] = field.index();
        }
    }

    /** To be called at the beginning of each record. */
    void startRecord() {
        place = 0;
    }

    /**
     * Moves the parser to the next name and returns its field; null when the parser then stands on a name that is no
     * field, or behind the last field.
     */
    @Nullable
    TicketField next(JsonParser parser) throws IOException {
        int guess = follower[place];
        if (parser.nextFieldName(names[guess])) {
            place = guess + 1;
            return fields[guess];
        }
        String name = parser.currentName();
        TicketField field = name == null ? null : byName.get(name);
        if (field != null) {
            follower[place] = field.index();
            place = field.index() + 1;
        }
        return field;
    }
}
