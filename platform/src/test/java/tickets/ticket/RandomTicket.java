package tickets.ticket;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Good tickets of every kind: open and resolved, all forms of times and numbers, odd texts, any order of fields. */
final class RandomTicket {

    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\\u0000",
            "a\\u0001b\\nc\\rd\\te\\bf\\fg\\/h\\\"i\\\\",
            "\\\\ud800",
            "\\uD83D\\uDE00",
            "😀 naïve 日本語",
            "\\u00e9\\u65E5",
            "\u2028\u2029\u0085\ufeff\uffff",
            "null",
            "NULL",
            "12",
            "{\\\"a\\\":1}",
            "2024-02-30",
            "'quoted', \\\"twice\\\"",
            "x".repeat(300),
            "\\n".repeat(50));
    private static final List<String> REAL_NUMBERS = List.of(
            "0",
            "-0",
            "-0.0",
            "0.0",
            "1",
            "1.27",
            "1E2",
            "1e+2",
            "25e-1",
            "0.1000000000000000055511151231257827",
            "123456789012345678901234567890",
            "9007199254740993",
            "4.9e-324",
            "1e-400",
            "1.7976931348623157e308");
    private static final long EARLIEST = TimeText.MIN_MILLIS / 1000;
    private static final long LATEST = TimeText.MAX_MILLIS / 1000;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Random random;

    private RandomTicket(long seed) {
        this.random = new Random(seed);
    }

    static TicketFixture of(long seed) {
        return new RandomTicket(seed).make();
    }

    private TicketFixture make() {
        for (TicketField field : TicketField.values()) {
            fields.put(field.key(), value(field));
        }
        putTimes();
        putCategory();
        if (random.nextBoolean()) {
            fields.put("escalated", "false");
            fields.put("escalation_reason", "null");
        } else {
            fields.put("escalated", "true");
        }
        if (random.nextInt(3) == 0) {
            fields.put("resolution_template_used", "null");
        }
        if (random.nextInt(4) == 0) {
            reopen();
        }
        TicketFixture ticket = TicketFixture.of(fields);
        return random.nextBoolean() ? shuffled(ticket) : ticket;
    }

    private String value(TicketField field) {
        FieldShape shape = field.shape();
        if (shape instanceof FieldShape.Text text) {
            String value = pick(ODD_TEXTS);
            return quoted(text.blank() == FieldShape.Blank.REFUSED ? "T" + random.nextLong() + value : value);
        }
        if (shape instanceof FieldShape.WholeNumber number) {
            long range = (long) number.max() - number.min() + 1;
            long any = Math.floorMod(random.nextLong(), range) + number.min();
            return Long.toString(pick(List.of((long) number.min(), (long) number.max(), any)));
        }
        if (shape instanceof FieldShape.RealNumber) {
            return random.nextBoolean() ? pick(REAL_NUMBERS) : Double.toString(random.nextDouble() * 1000);
        }
        if (shape instanceof FieldShape.Flag) {
            return Boolean.toString(random.nextBoolean());
        }
        if (shape instanceof FieldShape.TextList) {
            List<String> elements = new ArrayList<>();
            for (int count = random.nextInt(4); count > 0; count--) {
                elements.add(quoted(pick(ODD_TEXTS)));
            }
            return elements.toString();
        }
        return shape instanceof FieldShape.Time ? "0" : quoted(pick(Judgement.CONTRACT.values(field)));
    }

    private void putTimes() {
        // Far enough from the borders of the calendar that no offset leads beyond them.
        long span = LATEST - EARLIEST - 400 * 86_400L;
        long created = EARLIEST + 200 * 86_400L + Math.floorMod(random.nextLong(), span);
        fields.put("created_at", time(created));
        fields.put("updated_at", time(created + 1 + random.nextInt(10_000_000)));
        fields.put("resolved_at", time(created + 1 + random.nextInt(10_000_000)));
    }

    private String time(long epochSecond) {
        int nanos = random.nextInt(1_000_000_000);
        int offsetSeconds = 900 * (random.nextInt(2 * 72 + 1) - 72);
        OffsetDateTime local = Instant.ofEpochSecond(epochSecond).atOffset(ZoneOffset.ofTotalSeconds(offsetSeconds));
        String zoned = date(local.toLocalDateTime());
        String utc = date(LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC));
        String fraction = String.format("%09d", nanos).substring(0, 1 + random.nextInt(9));
        String offset = local.getOffset().equals(ZoneOffset.UTC)
                ? "+00:00"
                : local.getOffset().getId();
        return switch (random.nextInt(7)) {
            case 0 -> Long.toString(epochSecond * 1000 + nanos / 1_000_000);
            case 1 -> quoted(utc);
            case 2 -> quoted(utc + "." + fraction);
            case 3 -> quoted(utc + "." + fraction + "Z");
            case 4 -> quoted(zoned + offset);
            case 5 -> quoted(zoned + "." + fraction + offset.replace(":", ""));
            default -> quoted(utc + "Z");
        };
    }

    private static String date(LocalDateTime time) {
        return String.format(
                "%04d-%02d-%02dT%02d:%02d:%02d",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    private void putCategory() {
        Map.Entry<String, List<String>> branch =
                pick(List.copyOf(Judgement.CONTRACT.vocabulary().categories().entrySet()));
        fields.put("category", quoted(branch.getKey()));
        fields.put("subcategory", quoted(pick(branch.getValue())));
    }

    private void reopen() {
        fields.put("resolved_at", "null");
        for (TicketField field : TicketField.values()) {
            if (field.isEmptyWhileOpen() && random.nextBoolean()) {
                fields.remove(field.key());
            } else if (field.isEmptyWhileOpen()) {
                fields.put(field.key(), "null");
            }
        }
    }

    private TicketFixture shuffled(TicketFixture ticket) {
        List<String> keys = new ArrayList<>(ticket.keys());
        Collections.shuffle(keys, random);
        return ticket.inOrder(keys);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
