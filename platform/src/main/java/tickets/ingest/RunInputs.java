package tickets.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tickets.ingest.parts.JudgedSource;
import tickets.lake.ObjectStore;
import tickets.lineage.InputData;

/** What others are told that a run read. */
public final class RunInputs {

    private RunInputs() {}

    /**
     * The raw files that the run judged, and the tables before if it carried on any record.
     *
     * @param store where the raw files are
     * @param tables the addresses of bronze and quarantine
     */
    public static List<InputData> of(String runId, RunSources sources, ObjectStore store, Stream<String> tables) {
        List<InputData> inputs = new ArrayList<>();
        for (RunSource source : sources.sources()) {
            JudgedSource judged = source.judged();
            if (judged.runId().equals(runId)) {
                inputs.add(InputData.judged(
                        store.address(judged.source()),
                        new InputData.Judged(judged.read(), judged.bytes(), judged.reasons())));
            }
        }
        if (inputs.size() < sources.sources().size()) {
            tables.map(InputData::carried).forEach(inputs::add);
        }
        return inputs;
    }
}
