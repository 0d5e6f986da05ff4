package tickets.generate;

import java.util.List;

/**
 * A product and the modules that are mostly its own.
 *
 * @param slowness what it adds to the natural logarithm of the hours until its tickets are resolved
 */
record Product(String name, List<String> modules, double slowness) {}
