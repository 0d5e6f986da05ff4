package tickets.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tickets.lake.TableFile;
import tickets.ticket.Contract;

/** Names all that decides what comes of a raw file's records, besides the file: equal names, equal parts. */
final class JudgingTerms {

    private JudgingTerms() {}

    static String name(Contract contract, IngestSettings settings) {
        String tables = Stream.of(TableBuild.BRONZE, TableBuild.QUARANTINE, TableBuild.WARNINGS)
                .map(table -> TableFile.named(table).sql())
                .collect(Collectors.joining("\n"));
        String terms = String.join(
                "\n",
                contract.fingerprint(),
                settings.onMalformed().name(),
                Long.toString(settings.maxRecordBytes()),
                tables,
                TableFile.functionsFor("duckdb"));
        try {
            byte[] text = terms.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
