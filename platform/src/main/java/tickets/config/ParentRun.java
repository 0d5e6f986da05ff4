package tickets.config;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of an orchestrator, as OpenLineage names it.
 *
 * @param namespace of its job
 * @param job the job's name
 * @param runId the run
 */
public record ParentRun(String namespace, String job, UUID runId) {

    private static final String HEX = "[0-9a-fA-F]";
    private static final Pattern FORM =
            Pattern.compile("(\\S+)/([^/]+)/(" + HEX + "{8}(?:-" + HEX + "{4}){3}-" + HEX + "{12})");

    /** The text that Airflow's {@code lineage_parent_id} and its like give; empty for another. */
    static Optional<ParentRun> read(String text) {
        Matcher written = FORM.matcher(text);
        return written.matches()
                ? Optional.of(new ParentRun(written.group(1), written.group(2), UUID.fromString(written.group(3))))
                : Optional.empty();
    }
}
