package tickets.spark.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tickets.ingest.raw.PlainLines;
import tickets.ingest.raw.RawFile;
import tickets.lake.ObjectStore;
import tickets.problem.Unavailable;
import tickets.spark.engine.LakeAddress;
import tickets.spark.judging.RawPart;

/**
 * Divides raw files into what one task judges: a large file of plain JSON Lines in stretches, every other file whole.
 */
final class RawParts {

    /** Whole MiB, so that the name of a file's content can be made of its parts. */
    static final long PART_BYTES = 64L << 20;

    private final ObjectStore store;
    private final LakeAddress addresses;

    RawParts(ObjectStore store, LakeAddress addresses) {
        this.store = store;
        this.addresses = addresses;
    }

    /** The parts of all files, in order. */
    List<RawPart> of(List<RawFile> files) {
        List<RawPart> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            RawFile file = files.get(i);
            if (file.bytes() <= PART_BYTES || !holdsPlainLines(file)) {
                parts.add(part(i, 0, file, 0, Long.MAX_VALUE));
                continue;
            }
            int count = (int) ((file.bytes() + PART_BYTES - 1) / PART_BYTES);
            for (int k = 0; k < count; k++) {
                parts.add(part(i, k, file, k * PART_BYTES, Math.min((k + 1) * PART_BYTES, file.bytes())));
            }
        }
        return parts;
    }

    /** The parts as tasks take them: many small files are one task's, so that none costs more to begin than to do. */
    static List<List<RawPart>> tasks(List<RawPart> parts) {
        List<List<RawPart>> tasks = new ArrayList<>();
        List<RawPart> task = new ArrayList<>();
        long bytes = 0;
        for (RawPart part : parts) {
            if (!task.isEmpty() && bytes + part.length() > PART_BYTES) {
                tasks.add(task);
                task = new ArrayList<>();
                bytes = 0;
            }
            task.add(part);
            bytes += part.length();
        }
        if (!task.isEmpty()) {
            tasks.add(task);
        }
        return tasks;
    }

    private RawPart part(int fileNumber, int number, RawFile file, long from, long to) {
        return new RawPart(fileNumber, number, file.key(), addresses.of(file.key()), file.bytes(), from, to);
    }

    private boolean holdsPlainLines(RawFile file) {
        try (InputStream stored = store.open(file.key())) {
            return PlainLines.areIn(stored);
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot read '" + store.address(file.key()) + "': " + failed.getMessage(),
                    "Look at the source, then run again.",
                    failed);
        }
    }
}
