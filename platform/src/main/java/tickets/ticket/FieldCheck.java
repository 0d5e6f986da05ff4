package tickets.ticket;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Judges the value of one field by itself. Immutable, but for scratch space of its judge's thread. */
interface FieldCheck {

    /**
     * Judges the value the parser stands on, which is not null, notes it in {@link JudgedRecord#values} when rules
     * across fields need it, and leaves the parser on the value's last token.
     */
    void check(JsonToken token, JudgedRecord record) throws IOException;
}
