package tickets.spark.ingest;

import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.ingest.OtherRun;
import tickets.ingest.parts.SetContents;
import tickets.lake.TableFile;
import tickets.lake.TableSet;
import tickets.online.OnlineDocument;
import tickets.runs.RunError;
import tickets.spark.engine.SparkEngine;
import tickets.spark.engine.SparkFailure;
import tickets.spark.iceberg.TableUpkeep;

/**
 * Puts the set of a run in force and then shows it to everybody else in the catalog. What fails once it is in force is
 * no failure of the run: the next one does the rest.
 */
final class SparkPublishing {

    private static final Logger LOG = LoggerFactory.getLogger(SparkPublishing.class);
    private static final TableFile DOCUMENTS = TableFile.named("online/documents");

    private final OtherRun run;
    private final SparkSteps steps;
    private final SparkEngine engine;
    private final TableUpkeep upkeep;

    SparkPublishing(OtherRun run, SparkSteps steps, SparkEngine engine, TableUpkeep upkeep) {
        this.run = run;
        this.steps = steps;
        this.engine = engine;
        this.upkeep = upkeep;
    }

    /**
     * Publishes.
     *
     * @param set the finished tables
     * @param contents what they are made of
     */
    void publish(TableSet set, SetContents contents) {
        try {
            steps.take("publish", SparkFailure.PUBLISHING, notes -> {
                run.contents().write(set.runId(), contents);
                run.publication()
                        .publish(set, new Documents(engine.rows(DOCUMENTS).toLocalIterator()));
                return true;
            });
        } catch (RuntimeException interrupted) {
            requireInForce(set, interrupted);
        }
        show(set);
    }

    /** The online swap decides: behind it, only completing is right. */
    private void requireInForce(TableSet set, RuntimeException interrupted) {
        try {
            run.publication().settle();
        } catch (RuntimeException alsoFailed) {
            interrupted.addSuppressed(alsoFailed);
        }
        if (!isInForce(set, interrupted)) {
            throw interrupted;
        }
        tell("Publishing was interrupted, and its tables are in force all the same.", interrupted);
    }

    private boolean isInForce(TableSet set, RuntimeException interrupted) {
        try {
            return run.publication().isInForce(set.runId());
        } catch (RuntimeException alsoFailed) {
            interrupted.addSuppressed(alsoFailed);
            return false;
        }
    }

    private void show(TableSet set) {
        try {
            steps.take("main", SparkFailure.SHOWING, notes -> {
                run.run().fence().whileHeld(() -> upkeep.show(set));
                run.contents().removeUnusedParts();
                return true;
            });
        } catch (RuntimeException left) {
            tell("The tables are in force, but the main branches in the catalog are not all there yet.", left);
        }
    }

    private void tell(String sentence, RuntimeException failure) {
        RunError error = RunError.of(failure);
        LOG.atWarn()
                .addKeyValue("error", error.message())
                .addKeyValue("places", RunError.placesOfFault(failure))
                .log(sentence);
        run.findings().remark(sentence + " " + error.message() + " The next ingest does the rest.");
    }

    /** The rows of {@code online/documents} as the online store takes them. */
    private record Documents(Iterator<Row> rows) implements Iterator<OnlineDocument> {

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public OnlineDocument next() {
            Row row = rows.next();
            return new OnlineDocument(row.getString(0), row.getLong(1), row.<byte[]>getAs(2));
        }
    }
}
