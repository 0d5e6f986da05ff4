package tickets.lake;

import java.nio.file.Path;

/** Writes published tables to files of this machine, for other tools. Each engine does it for the tables it made. */
@FunctionalInterface
public interface TableExport {

    /**
     * Writes all rows in the table's order; memory does not grow with them.
     *
     * @param set one that can still be read
     * @param table one of its tables
     * @param file replaced when it is there; a failure may leave it half written
     * @return how many rows were written
     * @throws tickets.problem.NotFound when the set was replaced meanwhile and removed
     */
    long write(ReadableSet set, ReadableTable table, FileForm form, Path file);
}
