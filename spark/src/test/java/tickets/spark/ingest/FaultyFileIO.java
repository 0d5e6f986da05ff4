package tickets.spark.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.OutputFile;

/** Files of Iceberg tables of which some cannot be written. Iceberg makes one by its name. */
public final class FaultyFileIO extends HadoopFileIO {

    private static final long serialVersionUID = 1L;

    /** How many of the next changes of a table fail. */
    static final AtomicInteger FAILURES = new AtomicInteger();

    private static final String SETTING = "spark.sql.catalog.lake.io-impl";

    /** Every Spark that is started from now on has such files. */
    static void use() {
        FAILURES.set(0);
        System.setProperty(SETTING, FaultyFileIO.class.getName());
    }

    static void useNoMore() {
        System.clearProperty(SETTING);
    }

    @Override
    public OutputFile newOutputFile(String path) {
        if (path.endsWith(".metadata.json") && FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new UncheckedIOException(new IOException("no more room for " + path));
        }
        return super.newOutputFile(path);
    }
}
