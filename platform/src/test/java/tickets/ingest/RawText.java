package tickets.ingest;

import static tickets.ticket.TicketFixture.aTicket;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tickets.ticket.TicketFixture;

/** Raw files as tests write them. */
final class RawText {

    private RawText() {}

    /** So many good tickets with the ids T-0, T-1 and so on. */
    static List<String> tickets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> aTicket().withId("T-" + i).json())
                .toList();
    }

    static String array(List<String> records) {
        return "[" + String.join(",\n", records) + "]\n";
    }

    static String array(String... records) {
        return array(List.of(records));
    }

    static String array(TicketFixture... tickets) {
        return array(Arrays.stream(tickets).map(TicketFixture::json).toList());
    }

    static String lines(List<String> records) {
        return String.join("\n", records) + "\n";
    }

    static String lines(String... records) {
        return lines(List.of(records));
    }
}
