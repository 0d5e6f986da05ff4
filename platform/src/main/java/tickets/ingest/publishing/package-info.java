/**
 * Puts the tables of a run in force, whole or not at all, and ends what a killed run has begun. In: staged tables and
 * the documents of the online table; out: pointer, online store and files under fixed names that agree.
 */
@NullMarked
package tickets.ingest.publishing;

import org.jspecify.annotations.NullMarked;
