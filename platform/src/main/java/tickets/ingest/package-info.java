/**
 * From raw tickets to bronze, quarantine, offline and online. In: raw JSON in an object store; out: one published set
 * of tables whose ledger adds up, and the online store's documents.
 */
@NullMarked
package tickets.ingest;

import org.jspecify.annotations.NullMarked;
