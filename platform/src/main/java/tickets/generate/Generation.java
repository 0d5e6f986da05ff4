package tickets.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** Writes the records of one plan, one after the other. */
final class Generation {

    private static final int RECORDS_BETWEEN_REPORTS = 1_000;

    private final GenerationPlan plan;
    private final OutputFormat.Layout layout;
    private final WindowPlanner planner;
    private final StoryTeller stories;
    private final TextComposer composer;
    private final GenerationProgress progress;
    private final Tally tally = new Tally();
    private final RecordText record = new RecordText();
    private final TicketWriter writer = new TicketWriter(record);
    private final ByteText text = new ByteText();
    private long bytes;

    Generation(GenerationPlan plan, WindowPlanner planner, World world, GenerationProgress progress) {
        this.plan = plan;
        this.layout = OutputFormat.of(plan.out()).layout();
        this.planner = planner;
        this.progress = progress;
        MachineText machines = MachineText.load();
        this.stories = new StoryTeller(world, plan.seed(), machines);
        this.composer = new TextComposer(world, plan.seed(), machines);
    }

    void writeTo(OutputStream out) throws IOException {
        boolean array = layout == OutputFormat.Layout.ARRAY;
        if (array) {
            text.add('[').add('\n');
        }
        Iterator<Window> windows = planner.windows().iterator();
        while (windows.hasNext()) {
            write(windows.next(), out);
        }
        if (array) {
            text.add(']').add('\n');
        }
        flush(out);
        progress.written(plan.count(), plan.count());
    }

    private void write(Window window, OutputStream out) throws IOException {
        for (Slot slot : window.slots()) {
            write(slot, window);
            boolean last = slot.position() == plan.count() - 1;
            text.ascii(layout == OutputFormat.Layout.LINES || last ? "\n" : ",\n");
            if ((slot.position() + 1) % RECORDS_BETWEEN_REPORTS == 0) {
                flush(out);
                progress.written(slot.position() + 1, plan.count());
            }
        }
    }

    private void write(Slot slot, Window window) {
        Story story = stories.tell(slot, window);
        Texts texts = composer.compose(story);
        RecordForm form = RecordForm.draw(slot.outline(), plan.seed());
        writer.write(story, texts, form);
        Flaw flaw = slot.flaw();
        int start = text.length();
        if (flaw == null) {
            record.appendTo(text);
        } else {
            flaw.spoil(record);
            record.appendTo(text);
            text.truncate(start + (int) ((text.length() - start) * flaw.keep()));
        }
        tally.note(slot, story, texts, form);
    }

    private void flush(OutputStream out) throws IOException {
        text.writeTo(out);
        bytes += text.length();
        text.truncate(0);
    }

    Tally tally() {
        return tally;
    }

    /** Bytes written, before compression. */
    long bytes() {
        return bytes;
    }
}
