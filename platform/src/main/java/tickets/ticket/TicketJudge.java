package tickets.ticket;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges raw records one after the other. Not thread-safe: one judge a thread. It never throws for what a record holds,
 * and its memory does not grow with the size of a record.
 */
public final class TicketJudge {

    private static final int GIANT_BYTES = 1024 * 1024;
    private static final String TOO_LARGE_EXPECTED = "at most " + GiantParts.MOST_FIELDS
            + " fields, and numbers of at most " + GiantParts.LONGEST_NUMBER + " characters";
    private static final String NOT_UTF8 =
            "not plain UTF-8: an invalid byte, half of a surrogate pair, a NUL or a byte order mark";

    private final FieldCheck[] checks;
    private final FieldNames names = new FieldNames();
    private final CrossFieldRules crossFieldRules;
    private final Statements statements;
    private final RecordParsers parsers = new RecordParsers();
    private final TextEncoding encoding = new TextEncoding();
    private final JudgedRecord record = new JudgedRecord();
    private String fieldInHand = "";

    TicketJudge(Contract contract, Instant now) {
        this.checks = new FieldChecks(contract).all().toArray(FieldCheck[]::new);
        this.crossFieldRules = new CrossFieldRules(contract);
        this.statements = new Statements(
                Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000L), now.getNano() / 1000));
    }

    /**
     * Judges the record whose raw text is the given range of bytes, and nothing but that text (white space around it is
     * fine). The buffer is not kept.
     */
    public Verdict judge(byte[] buffer, int offset, int length) {
        int fault = encoding.firstFault(buffer, offset, length);
        if (fault != TextEncoding.SOUND) {
            return new Verdict.Malformed(fault - offset, NOT_UTF8);
        }
        record.clear();
        if (length > GIANT_BYTES && GiantParts.areIn(buffer, offset, length)) {
            return refuse(Rule.TOO_LARGE, "", TOO_LARGE_EXPECTED);
        }
        try (JsonParser parser = parsers.open(buffer, offset, length)) {
            return read(parser, buffer, offset, length);
        } catch (StreamConstraintsException e) {
            return refuseBeyondLimits();
        } catch (JsonProcessingException e) {
            return malformed(e, length);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot happen: the record is in memory", e);
        }
    }

    private Verdict read(JsonParser parser, byte[] buffer, int offset, int length) throws IOException {
        record.open(parser, buffer, offset, length);
        fieldInHand = "";
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Verdict.Malformed(0, "no value, only white space");
        }
        if (first == JsonToken.START_OBJECT) {
            readFields(parser);
            crossFieldRules.judge(record.values, record.findings);
        } else {
            refuseOther(parser);
        }
        if (parser.nextToken() != null) {
            return new Verdict.Malformed(
                    byteOffset(parser.currentTokenLocation(), length), "more text behind the value");
        }
        return record.findings.hasErrors() ? refusal() : accept(buffer, offset, length);
    }

    private void readFields(JsonParser parser) throws IOException {
        names.startRecord();
        while (true) {
            TicketField field = names.next(parser);
            if (field != null) {
                fieldInHand = field.key();
                readValue(field, parser);
            } else if (parser.currentToken() == JsonToken.END_OBJECT) {
                return;
            } else {
                fieldInHand = JudgedRecord.shorten(parser.currentName());
                parser.nextToken();
                reportExtra(Rule.UNKNOWN_FIELD, "a field of the contract");
            }
        }
    }

    private void readValue(TicketField field, JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (!record.values.markPresent(field)) {
            reportExtra(Rule.DUPLICATE_FIELD, "the field once");
        } else if (token == JsonToken.VALUE_NULL) {
            record.values.markNull(field);
        } else {
            checks[field.index()].check(token, record);
        }
    }

    private void reportExtra(Rule rule, String expected) throws IOException {
        if (record.findings.wantsAnother()) {
            record.findings.add(new Violation(rule, fieldInHand, record.excerpt(), expected));
        }
        record.parser().skipChildren();
    }

    private void refuseOther(JsonParser parser) throws IOException {
        record.findings.add(new Violation(Rule.NOT_AN_OBJECT, "", record.excerpt(), "one JSON object"));
        parser.skipChildren();
    }

    private Verdict accept(byte[] buffer, int offset, int length) {
        statements.judge(record);
        return new Verdict.Accepted(
                Objects.requireNonNull(record.ticketId),
                record.values.get(TicketField.CREATED_AT),
                record.findings.warnings(),
                record.rewrite.apply(buffer, offset, length, encoding.hasControls()));
    }

    private Verdict refusal() {
        return new Verdict.Refused(record.findings.errors(), record.ticketId);
    }

    private Verdict refuse(Rule rule, String field, String expected) {
        record.findings.add(new Violation(rule, field, "", expected));
        return refusal();
    }

    private Verdict refuseBeyondLimits() {
        if (record.parser().getParsingContext().getNestingDepth() > RecordParsers.DEEPEST) {
            return refuse(Rule.TOO_DEEP, fieldInHand, "at most " + RecordParsers.DEEPEST + " levels");
        }
        return refuse(Rule.TOO_LARGE, "", "field names of at most " + RecordParsers.LONGEST_NAME + " characters");
    }

    private static Verdict malformed(JsonProcessingException e, int length) {
        return new Verdict.Malformed(byteOffset(e.getLocation(), length), reason(e));
    }

    /** The parser's own words, but for those that quote the text. */
    private static String reason(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "the text ends in the middle of a value";
        }
        String words = e.getOriginalMessage();
        if (words == null || words.startsWith("Unrecognized token") || words.startsWith("Non-standard token")) {
            return "a word that JSON does not know";
        }
        return words.lines().findFirst().orElse("no valid JSON");
    }

    private static int byteOffset(@Nullable JsonLocation location, int length) {
        long offset = location == null ? 0 : location.getByteOffset();
        return (int) Math.max(0, Math.min(offset, length));
    }
}
