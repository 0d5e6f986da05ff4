package tickets.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tickets.config.LineageSettings;
import tickets.runs.Run;
import tickets.runs.RunStatus;

/** The events of a run, each as one line of JSON by the OpenLineage specification 2-0-2. */
final class RunEvents {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final OpenLineage words;
    private final RunFacets facets;
    private final DatasetFacets datasets;
    private final String namespace;

    RunEvents(LineageSettings settings, String version) {
        this.words = new OpenLineage(URI.create("urn:dev.tickets:platform:" + version.replaceAll("[^\\w.-]", "_")));
        this.facets = new RunFacets(words, settings, version);
        this.datasets = new DatasetFacets(words);
        this.namespace = settings.namespace();
    }

    String started(Run run) {
        return text(EventType.START, run.startedAt(), new RunTrace(run, List.of(), List.of(), Map.of()));
    }

    String ended(RunTrace trace) {
        Run run = trace.run();
        Instant at = run.endedAt() == null ? run.startedAt() : run.endedAt();
        return text(run.status() == RunStatus.SUCCEEDED ? EventType.COMPLETE : EventType.FAIL, at, trace);
    }

    String aborted(Run run, Instant foundAt) {
        return text(EventType.ABORT, foundAt, new RunTrace(run, List.of(), List.of(), Map.of()));
    }

    private String text(EventType type, Instant at, RunTrace trace) {
        Run run = trace.run();
        OpenLineage.RunEvent event = words.newRunEventBuilder()
                .eventType(type)
                .eventTime(at.atZone(ZoneOffset.UTC))
                .run(words.newRun(facets.idOf(run), facets.of(run)))
                .job(words.newJob(namespace, run.command().replace(' ', '_'), facets.ofJob(run)))
                .inputs(trace.inputs().stream()
                        .map(input -> datasets.input(input, trace.checks()))
                        .toList())
                .outputs(trace.outputs().stream()
                        .map(table -> datasets.output(table, run.id().value()))
                        .toList())
                .build();
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
