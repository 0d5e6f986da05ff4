package tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TicketJudgePropertyTest {

    private static final List<Mutation> MUTATIONS = Mutation.all();

    @Property(tries = 1000)
    void acceptsEveryGoodTicket(@ForAll long seed) {
        TicketFixture ticket = RandomTicket.of(seed);

        assertThat(Judgement.findings(Judgement.of(ticket))).as("%s", ticket).containsExactly("accepted");
    }

    @Property(tries = 2000)
    void findsExactlyThePlantedFault(@ForAll("mutations") Mutation mutation, @ForAll long seed) {
        TicketFixture ticket = resolved(seed);

        Verdict verdict = Judgement.of(mutation.change().apply(ticket));

        assertThat(Judgement.findings(verdict)).containsExactly(mutation.finding());
    }

    @Property(tries = 2000)
    void givesAVerdictOnAnyBytes(@ForAll byte[] bytes) {
        assertThat(Judgement.of(bytes)).isNotNull();
    }

    @Property(tries = 2000)
    void givesAVerdictOnDamagedTickets(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] record = RandomTicket.of(seed).bytes();
        String interesting = "{}[]\",:\\u0 \nNI-+.eE9\0";
        for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
            boolean any = random.nextInt(4) == 0;
            int other = any ? random.nextInt(256) : interesting.charAt(random.nextInt(interesting.length()));
            record[random.nextInt(record.length)] = (byte) other;
        }

        assertThat(Judgement.of(record)).isNotNull();
    }

    @Property(tries = 500)
    void callsEveryTruncatedTicketMalformedWithinItsBytes(@ForAll long seed) {
        byte[] record = RandomTicket.of(seed).bytes();
        byte[] beginning = Arrays.copyOf(record, new Random(seed).nextInt(record.length));

        Verdict verdict = Judgement.of(beginning);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Malformed.class,
                        malformed -> assertThat(malformed.byteOffset()).isBetween(0, beginning.length));
    }

    @Property(tries = 300)
    void judgesTheSameWithOtherWhiteSpace(@ForAll("mutations") Mutation mutation, @ForAll long seed) {
        TicketFixture ticket = mutation.change().apply(resolved(seed));
        String padded = " \t\r\n" + ticket.prettyJson() + "\n ";

        assertThat(Judgement.findings(Judgement.of(padded.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Judgement.findings(Judgement.of(ticket)));
    }

    @Provide
    Arbitrary<Mutation> mutations() {
        return Arbitraries.of(MUTATIONS);
    }

    private static TicketFixture resolved(long seed) {
        TicketFixture ticket = RandomTicket.of(seed);
        return ticket.raw("resolved_at").equals("null") ? resolved(seed + 1) : ticket;
    }
}
