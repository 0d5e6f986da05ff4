package tickets.config;

import java.nio.file.Path;

/**
 * What this machine keeps beside the tables.
 *
 * @param root folder on this machine for run history, writer's lock, embedded online store and work files; unset:
 *     _platform/state below data.root, or tickets/SERVICE/BUCKET below the user's state folder for S3
 */
public record StateSettings(Path root) {}
