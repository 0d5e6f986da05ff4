package tickets.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tickets.ticket.TicketField;

/** The JSON text of one record, field by field, so that it can be written in any order and spoilt. Reused. */
final class RecordText {

    private static final TicketField[] FIELDS = TicketField.values();
    private static final byte[][] KEYS = new byte[FIELDS.length][];

    static {
        for (TicketField field : FIELDS) {
            String key = '"' + field.key() + "\": ";
            KEYS[indexOf(field)] = key.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final ByteText values = new ByteText();
    private final int[] from = new int[FIELDS.length];
    private final int[] to = new int[FIELDS.length];
    private final List<byte[]> members = new ArrayList<>();
    private int firstField;
    private int open = -1;
    private byte @Nullable [] instead;

    /** Forgets the record before. */
    void clear() {
        values.truncate(0);
        Arrays.fill(from, -1);
        members.clear();
        open = -1;
        firstField = 0;
        instead = null;
    }

    /** Where the value of a field is to be written to, now; what was there before is forgotten. */
    ByteText value(TicketField field) {
        end();
        from[indexOf(field)] = values.length();
        open = indexOf(field);
        return values;
    }

    private void end() {
        if (open >= 0) {
            to[open] = values.length();
            open = -1;
        }
    }

    /** The raw value that a field has. */
    byte[] rawOf(TicketField field) {
        end();
        return values.copy(from[indexOf(field)], to[indexOf(field)]);
    }

    void remove(TicketField field) {
        end();
        from[indexOf(field)] = -1;
    }

    /** Adds a raw member such as {@code "x": 1} behind the others. */
    void addMember(byte[] member) {
        members.add(member);
    }

    /** Writes the fields from this one on first, then those before it. */
    void startWith(TicketField field) {
        firstField = indexOf(field);
    }

    /** Writes something else in place of the whole record. */
    void replaceBy(byte[] text) {
        instead = text;
    }

    void appendTo(ByteText out) {
        end();
        if (instead != null) {
            out.raw(instead);
            return;
        }
        out.add('{');
        boolean first = true;
        for (int i = 0; i < FIELDS.length; i++) {
            int field = (firstField + i) % FIELDS.length;
            if (from[field] >= 0) {
                separate(first, out);
                out.raw(KEYS[field]).range(values, from[field], to[field]);
                first = false;
            }
        }
        for (byte[] member : members) {
            separate(first, out);
            out.raw(member);
            first = false;
        }
        out.add('}');
    }

    private static void separate(boolean first, ByteText out) {
        if (!first) {
            out.add(',').add(' ');
        }
    }

    @SuppressWarnings("EnumOrdinal") // the order of declaration is the contract's order
    private static int indexOf(TicketField field) {
        return field.ordinal();
    }
}
