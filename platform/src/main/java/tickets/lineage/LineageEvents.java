package tickets.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.config.LineageSettings;
import tickets.config.Secret;
import tickets.runs.Run;

/**
 * Lineage as OpenLineage events, to a file, to an address, or to both. The first trouble is logged, the rest is not.
 */
public final class LineageEvents implements Lineage {

    private static final Logger LOG = LoggerFactory.getLogger(LineageEvents.class);

    private final RunEvents events;
    private final List<EventReceiver> receivers = new ArrayList<>();
    private final AtomicBoolean isTold = new AtomicBoolean();

    /**
     * @param settings who is told
     * @param version of this program
     */
    public LineageEvents(LineageSettings settings, String version) {
        this.events = new RunEvents(settings, version);
        if (settings.file() != null) {
            receivers.add(new EventFile(settings.file(), this::warnOnce));
        }
        if (settings.url() != null) {
            Secret token = settings.token();
            receivers.add(new EventPost(
                    settings.url(), token == null ? null : token.reveal(), settings.timeout(), this::warnOnce));
        }
    }

    @Override
    public void started(Run run) {
        tell(() -> events.started(run));
    }

    @Override
    public void ended(RunTrace trace) {
        tell(() -> events.ended(trace));
    }

    @Override
    public void aborted(Run run, Instant foundAt) {
        tell(() -> events.aborted(run, foundAt));
    }

    private void tell(Supplier<String> event) {
        try {
            String text = event.get();
            receivers.forEach(receiver -> receiver.receive(text));
        } catch (RuntimeException defect) {
            // Whatever is wrong with the telling, the run is to go on.
            warnOnce("Cannot tell of the run as lineage: unforeseen " + defect + ".");
        }
    }

    private void warnOnce(String sentence) {
        if (!isTold.getAndSet(true)) {
            LOG.warn("{} The run goes on.", sentence);
        }
    }

    @Override
    public void close() {
        receivers.forEach(EventReceiver::close);
    }
}
