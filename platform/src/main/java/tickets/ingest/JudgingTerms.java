package tickets.ingest;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import tickets.lake.TableFile;
import tickets.ticket.Contract;

/** Names all that decides what comes of a raw file's records, besides the file: equal names, equal parts. */
public final class JudgingTerms {

    private JudgingTerms() {}

    /**
     * The name.
     *
     * @param engine which engine's functions the table files use: one engine does not go on from what the other judged
     */
    public static String name(Contract contract, IngestSettings settings, String engine) {
        String tables = Stream.of(TableBuild.BRONZE, TableBuild.QUARANTINE, TableBuild.WARNINGS)
                .map(table -> TableFile.named(table).sql())
                .collect(Collectors.joining("\n"));
        String terms = String.join(
                "\n",
                contract.fingerprint(),
                settings.onMalformed().name(),
                Long.toString(settings.maxRecordBytes()),
                tables,
                TableFile.functionsFor(engine));
        return DigestUtils.sha256Hex(terms);
    }
}
