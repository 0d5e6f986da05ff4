package tickets.generate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.ticket.TicketField;

/**
 * A way to spoil a record, see {@code flaws.yml}.
 *
 * @param kind its name, with the field where there is one for each of several
 * @param quarantines whether the contract refuses the record; else it only warns
 * @param record what to write in place of the record, null to keep it
 * @param keep the share of the record's bytes that is left
 * @param charset of the raw texts
 */
record Flaw(
        String kind,
        boolean quarantines,
        Map<TicketField, String> set,
        List<TicketField> remove,
        List<TicketField> repeat,
        List<String> add,
        @Nullable String record,
        double keep,
        Charset charset,
        List<Expectation> expected) {

    private static final int NESTED = 1_100;
    private static final int LONG = 1_100;
    private static final int GIANT = 1_200;

    void spoil(RecordText text) {
        set.forEach((field, raw) -> {
            byte[] value = value(field, raw, text);
            text.value(field).raw(value);
        });
        repeat.forEach(field -> {
            String member = '"' + field.key() + "\": ";
            text.addMember(member(member.getBytes(StandardCharsets.US_ASCII), text.rawOf(field)));
        });
        remove.forEach(text::remove);
        add.forEach(member -> text.addMember(member.getBytes(charset)));
        if (record != null) {
            text.replaceBy(record.getBytes(charset));
        }
    }

    /** The key of the spoilt record, null when it has none that can be read. */
    @Nullable
    String idIn(Outline outline) {
        boolean malformed = expected.stream().anyMatch(found -> found.code().equals(Expectation.MALFORMED));
        boolean spoilt = remove.contains(TicketField.TICKET_ID) || set.containsKey(TicketField.TICKET_ID);
        boolean hasId = record == null && !malformed && !spoilt;
        return hasId ? outline.id() : null;
    }

    private byte[] value(TicketField field, String raw, RecordText text) {
        return switch (raw) {
            case "!" ->
                bytes(new String(text.rawOf(field), StandardCharsets.US_ASCII).equals("true") ? "false" : "true");
            case "NESTED" -> bytes("[".repeat(NESTED) + "]".repeat(NESTED));
            case "LONG" -> bytes('"' + "x".repeat(LONG) + '"');
            case "GIANT" -> bytes("9".repeat(GIANT));
            default -> raw.startsWith("^") ? text.rawOf(fieldOf(raw.substring(1))) : raw.getBytes(charset);
        };
    }

    static TicketField fieldOf(String key) {
        return Arrays.stream(TicketField.values())
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key));
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] member(byte[] name, byte[] value) {
        byte[] member = Arrays.copyOf(name, name.length + value.length);
        System.arraycopy(value, 0, member, name.length, value.length);
        return member;
    }
}
