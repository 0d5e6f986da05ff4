package tickets.config;

/**
 * How examples are divided for learning; the three shares add up to 1.
 *
 * @param train the share of examples that models learn from
 * @param validation the share of examples that models are tuned on
 * @param test the share of examples that models are judged by
 */
public record SplitSettings(double train, double validation, double test) {}
