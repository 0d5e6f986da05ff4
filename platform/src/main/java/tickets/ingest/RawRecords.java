package tickets.ingest;

import java.io.IOException;
import java.util.List;
import tickets.ingest.judging.JudgedRaw;
import tickets.ingest.judging.JudgingProgress;
import tickets.ingest.judging.JudgingSettings;
import tickets.ingest.judging.RawJudging;
import tickets.ingest.raw.RawFile;
import tickets.lake.ObjectStore;
import tickets.problem.Unavailable;
import tickets.ticket.Contract;

/** Judges the records of raw files for one run. */
final class RawRecords {

    private final ObjectStore store;
    private final Contract contract;
    private final IngestSettings settings;
    private final JudgingProgress progress;

    RawRecords(ObjectStore store, Contract contract, IngestSettings settings, JudgingProgress progress) {
        this.store = store;
        this.contract = contract;
        this.settings = settings;
        this.progress = progress;
    }

    JudgedRaw judge(List<RawFile> files, Workplace workplace) {
        emptied(workplace.folder());
        if (files.isEmpty()) {
            return new JudgedRaw(List.of());
        }
        JudgingSettings judging = new JudgingSettings(
                settings.threads(),
                settings.maxRecordBytes(),
                settings.onMalformed(),
                JudgingSettings.USUAL_CHUNK_BYTES,
                workplace.folder().path());
        workplace.engine().useThreads(1);
        JudgedRaw judged = RawJudging.of(
                        store, judging, () -> contract.newJudge(workplace.startedAt()), workplace.engine(), progress)
                .judge(files);
        workplace.engine().useThreads(settings.threads());
        return judged;
    }

    /** A second attempt must not meet the parts of the first. */
    private static void emptied(RunFolder folder) {
        try {
            folder.clear();
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot empty the work folder " + folder.path() + ": " + failed.getMessage(),
                    "Make the folder writable or name another one with state.root=FOLDER.",
                    failed);
        }
    }
}
