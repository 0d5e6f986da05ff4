package tickets.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what runs read and make.
 *
 * @param file file that OpenLineage events are appended to, one a line; unset: none
 * @param url address that OpenLineage events are posted to; unset: none
 * @param token token that the receiver at {@code url} asks for
 * @param timeout how long a run waits for the receiver
 * @param namespace namespace of the jobs in the events
 * @param parent run of an orchestrator that started this one, as NAMESPACE/JOB/UUID; unset: none
 */
public record LineageSettings(
        @Nullable Path file,
        @Nullable URI url,
        @Nullable Secret token,
        Duration timeout,
        String namespace,
        @Nullable String parent) {

    /** Whether anybody is told. */
    public boolean isWanted() {
        return file != null || url != null;
    }

    /** The run that started this one, taken apart. */
    public Optional<ParentRun> parentRun() {
        return Optional.ofNullable(parent).flatMap(ParentRun::read);
    }
}
