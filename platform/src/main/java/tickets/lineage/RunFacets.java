package tickets.lineage;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.utils.UUIDUtils;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tickets.config.LineageSettings;
import tickets.runs.Run;
import tickets.runs.RunCounts;
import tickets.runs.RunError;
import tickets.runs.RunStatus;

/** What an event says of a run and of its job. */
final class RunFacets {

    /** The specification wants names of one's own to begin with a prefix. */
    private static final String OWN = "tickets_run";

    private static final String PROGRAM = "tickets";

    private final OpenLineage words;
    private final LineageSettings settings;
    private final String version;

    RunFacets(OpenLineage words, LineageSettings settings, String version) {
        this.words = words;
        this.settings = settings;
        this.version = version;
    }

    /** The same for the same run whenever it is told of: made from namespace, id and start alone. */
    UUID idOf(Run run) {
        byte[] name = (settings.namespace() + "/" + run.id().value()).getBytes(StandardCharsets.UTF_8);
        return UUIDUtils.generateStaticUUID(run.startedAt(), name);
    }

    OpenLineage.RunFacets of(Run run) {
        OpenLineage.RunFacetsBuilder facets = words.newRunFacetsBuilder()
                .processing_engine(words.newProcessingEngineRunFacet(version, PROGRAM, version))
                .put(OWN, own(run));
        settings.parentRun()
                .ifPresent(parent -> facets.parent(words.newParentRunFacet(
                        words.newParentRunFacetRun(parent.runId()),
                        words.newParentRunFacetJob(parent.namespace(), parent.job()),
                        null)));
        RunError error = run.error();
        if (error != null) {
            facets.errorMessage(words.newErrorMessageRunFacet(error.message() + " " + error.remedy(), "JAVA", null));
        }
        return facets.build();
    }

    private OpenLineage.RunFacet own(Run run) {
        OpenLineage.RunFacet facet = words.newRunFacet();
        Map<String, Object> content = facet.getAdditionalProperties();
        content.put("run_id", run.id().value());
        content.put("command", run.command());
        content.put("status", run.status().text());
        if (run.status() == RunStatus.SUCCEEDED || run.status() == RunStatus.REFUSED) {
            content.put("ledger", ledger(run.outcome().counts()));
            content.put("reasons", run.outcome().violations());
            content.put("warnings", run.outcome().warnings());
        }
        return facet;
    }

    private static Map<String, Long> ledger(RunCounts counts) {
        Map<String, Long> ledger = new LinkedHashMap<>();
        ledger.put("read", counts.read());
        ledger.put("accepted", counts.accepted());
        ledger.put("quarantined", counts.quarantined());
        ledger.put("superseded", counts.superseded());
        ledger.put("offline", counts.offline());
        ledger.put("online", counts.online());
        return ledger;
    }

    OpenLineage.JobFacets ofJob(Run run) {
        return words.newJobFacetsBuilder()
                .jobType(words.newJobTypeJobFacet("BATCH", "TICKETS", "COMMAND"))
                .documentation(words.newDocumentationJobFacet(
                        "tickets " + run.command()
                                + ": judges support tickets by their contract, makes the tables and publishes them.",
                        "text/plain"))
                .build();
    }
}
