package tickets.spark.judging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collections;
import java.util.Iterator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import tickets.ticket.TicketJudge;

/** What an executor does with the parts it is given: judges each with the platform's own contract. */
public final class JudgeParts implements FlatMapFunction<Iterator<RawPart>, Row> {

    private static final long serialVersionUID = 1;

    private final JudgingOrder order;
    private final Broadcast<SerializableConfiguration> stores;

    /**
     * An order for executors.
     *
     * @param order how to judge
     * @param stores how to reach the stores of raw files: an executor knows nothing of the driver's session
     */
    public JudgeParts(JudgingOrder order, Broadcast<SerializableConfiguration> stores) {
        this.order = order;
        this.stores = stores;
    }

    @Override
    public Iterator<Row> call(Iterator<RawPart> parts) {
        TicketJudge judge = order.contract().newJudge(order.now());
        return new Chained(parts, judge);
    }

    /** The rows of one part behind those of the other. */
    private final class Chained implements Iterator<Row> {

        private final Iterator<RawPart> parts;
        private final TicketJudge judge;
        private Iterator<Row> rows = Collections.emptyIterator();

        Chained(Iterator<RawPart> parts, TicketJudge judge) {
            this.parts = parts;
            this.judge = judge;
        }

        @Override
        public boolean hasNext() {
            while (!rows.hasNext() && parts.hasNext()) {
                rows = open(parts.next());
            }
            return rows.hasNext();
        }

        @Override
        public Row next() {
            return rows.next();
        }

        private PartRows open(RawPart part) {
            try {
                Path path = new Path(URI.create(part.address()));
                var stored = path.getFileSystem(stores.value().value()).open(path);
                PartRows opened = new PartRows(part, order, judge, stored);
                TaskContext.get().addTaskCompletionListener(context -> {
                    try {
                        opened.close();
                    } catch (IOException unimportant) {
                        throw new UncheckedIOException(unimportant);
                    }
                });
                return opened;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
