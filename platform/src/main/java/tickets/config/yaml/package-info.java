/** The YAML of settings files as plain values with their lines; the only place that knows the YAML library. */
@NullMarked
package tickets.config.yaml;

import org.jspecify.annotations.NullMarked;
