package tickets.lake;

import java.util.List;

/** The published sets that can still be read, whichever engine made them. Only reads. */
@FunctionalInterface
public interface ReadableSets {

    /** The sets, the one in force first and then back in time; empty when nothing was ever published. */
    List<ReadableSet> newestFirst();
}
