package tickets.spark.ingest;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import tickets.lake.TableFile;

/** Names what makes the rows of offline of those of bronze: equal names, equal rows. */
final class OfflineDefinition {

    private OfflineDefinition() {}

    static String name() {
        String files = Stream.of("offline/tickets", "offline/superseded")
                .map(table -> TableFile.named(table).sql())
                .collect(Collectors.joining("\n"));
        return DigestUtils.sha256Hex(files + "\n" + TableFile.functionsFor("spark"));
    }
}
