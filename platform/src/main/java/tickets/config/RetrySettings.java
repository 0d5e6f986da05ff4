package tickets.config;

import java.time.Duration;

/**
 * How often and how patiently a failed step is tried again; the first delay is below the longest.
 *
 * @param attempts how often a step is tried in all
 * @param firstDelay pause before the second attempt; it doubles from one attempt to the next
 * @param maxDelay longest pause between two attempts
 */
public record RetrySettings(int attempts, Duration firstDelay, Duration maxDelay) {}
