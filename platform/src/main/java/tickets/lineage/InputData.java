package tickets.lineage;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a run read.
 *
 * @param address where it is: {@code s3://bucket/key} or an absolute path
 * @param judged what came of judging it; null when its records had been judged before
 */
public record InputData(String address, @Nullable Judged judged) {

    /** A raw file that the run has judged. */
    public static InputData judged(String address, Judged judged) {
        return new InputData(address, judged);
    }

    /** A table of the set before, which the run carried on. */
    public static InputData carried(String address) {
        return new InputData(address, null);
    }

    /**
     * What came of judging a raw file.
     *
     * @param records how many it holds
     * @param bytes its size as stored
     * @param refused records refused, by the code of the rule they violate
     */
    public record Judged(long records, long bytes, Map<String, Long> refused) {

        /** Copies the map and sorts it by code. */
        public Judged {
            refused = Collections.unmodifiableMap(new TreeMap<>(refused));
        }
    }
}
