package tickets.config;

import java.time.Duration;

/**
 * How runs get along with each other.
 *
 * @param waitForWriter how long a second writer waits for the first one to finish
 */
public record RunSettings(Duration waitForWriter) {}
