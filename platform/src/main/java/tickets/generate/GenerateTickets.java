package tickets.generate;

import java.nio.file.Path;

/**
 * Generates raw tickets and the answer key of what was planted in them.
 *
 * <p>The same plan gives the same content on every machine. Memory does not grow with the count. Not thread-safe.
 */
public final class GenerateTickets {

    /**
     * Writes the planned files; each shows up under its name only once it is whole.
     *
     * @throws tickets.problem.InvalidInput when the suffix names no format
     * @throws tickets.problem.Unavailable when a file cannot be written
     */
    public GeneratedTickets generate(GenerationPlan plan, GenerationProgress progress) {
        OutputFormat format = OutputFormat.of(plan.out());
        World world = World.load();
        Outlines outlines = new Outlines(world, plan.seed(), plan.count());
        WindowPlanner planner = new WindowPlanner(plan, outlines, FlawCatalogue.load(format.layout()));
        Generation generation = new Generation(plan, planner, world, progress);
        new AtomicFile(plan.out()).write(format.compression(), generation::writeTo);
        Tally tally = generation.tally();
        Path answers = plan.answers();
        if (answers != null) {
            AnswerKey key = new AnswerKey(plan, planner, outlines, tally);
            new AtomicFile(answers).write(OutputFormat.Compression.NONE, key::writeTo);
        }
        return new GeneratedTickets(plan.out(), plan.count(), tally.bad(), tally.superseded(), generation.bytes());
    }
}
