package tickets.ticket;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Short ways to a verdict, for tests. */
final class Judgement {

    static final Contract CONTRACT = DefaultContract.load();
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final TicketJudge JUDGE = CONTRACT.newJudge(NOW);

    private Judgement() {}

    static Verdict of(TicketFixture ticket) {
        return of(ticket.json());
    }

    static Verdict of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Judges the bytes in the middle of a larger buffer, as the ingest does. */
    static Verdict of(byte[] record) {
        byte[] buffer = new byte[record.length + 14];
        java.util.Arrays.fill(buffer, (byte) '"');
        System.arraycopy(record, 0, buffer, 7, record.length);
        return JUDGE.judge(buffer, 7, record.length);
    }

    /** {@code code field} for each violation, or {@code accepted}, or {@code malformed}. */
    static List<String> findings(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            return names(refused.violations());
        }
        return List.of(verdict instanceof Verdict.Accepted ? "accepted" : "malformed");
    }

    static List<String> warnings(Verdict verdict) {
        return verdict instanceof Verdict.Accepted accepted ? names(accepted.warnings()) : findings(verdict);
    }

    private static List<String> names(List<Violation> violations) {
        return violations.stream()
                .map(violation -> (violation.code() + " " + violation.field()).strip())
                .toList();
    }
}
