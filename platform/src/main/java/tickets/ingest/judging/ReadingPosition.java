package tickets.ingest.judging;

import java.util.List;
import tickets.ingest.raw.RawFile;

/** How far reading has come over all files; tells the progress. One thread. */
final class ReadingPosition {

    private final JudgingProgress progress;
    private final long bytesTotal;
    private long bytesOfDoneFiles;
    private long records;

    ReadingPosition(List<RawFile> files, JudgingProgress progress) {
        this.progress = progress;
        this.bytesTotal = files.stream().mapToLong(RawFile::bytes).sum();
    }

    void advance(long moreRecords, long bytesOfThisFile) {
        records += moreRecords;
        progress.at(records, bytesOfDoneFiles + bytesOfThisFile, bytesTotal);
    }

    void fileDone(RawFile file) {
        bytesOfDoneFiles += file.bytes();
        progress.at(records, bytesOfDoneFiles, bytesTotal);
    }
}
