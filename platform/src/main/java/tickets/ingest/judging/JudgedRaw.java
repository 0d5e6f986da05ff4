package tickets.ingest.judging;

import java.util.List;

/**
 * What came of all raw files that a run has judged.
 *
 * @param files the files, in the order in which they were read
 */
public record JudgedRaw(List<JudgedFile> files) {

    /** Copies the list. */
    public JudgedRaw {
        files = List.copyOf(files);
    }

    /** Records found in all files. */
    public long read() {
        return files.stream().mapToLong(JudgedFile::read).sum();
    }

    /** Records of all files that passed the contract. */
    public long accepted() {
        return files.stream().mapToLong(JudgedFile::accepted).sum();
    }
}
