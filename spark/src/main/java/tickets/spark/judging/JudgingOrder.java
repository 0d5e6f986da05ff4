package tickets.spark.judging;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tickets.ingest.judging.JudgingSettings.OnMalformed;
import tickets.ticket.Contract;
import tickets.ticket.SiteVocabulary;

/**
 * How executors are to judge; small, and sent to each of them.
 *
 * @param vocabulary the site's words, as the settings hold them
 * @param now the moment that "in the future" is measured against
 * @param maxRecordBytes the longest record that is judged
 * @param onMalformed what becomes of a file that cannot be read to its end
 */
public record JudgingOrder(Map<String, Object> vocabulary, Instant now, long maxRecordBytes, OnMalformed onMalformed)
        implements Serializable {

    /** Copies the vocabulary. */
    public JudgingOrder {
        vocabulary = new LinkedHashMap<>(vocabulary);
    }

    Contract contract() {
        return Contract.of(SiteVocabulary.from(vocabulary));
    }
}
