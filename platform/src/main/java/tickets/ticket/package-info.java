/**
 * The words of the domain: the sixty fields of a ticket, the rules they obey and the one judge of raw records. In: the
 * raw text of one record; out: a verdict. The JSON Schema is made from the same contract.
 */
@NullMarked
package tickets.ticket;

import org.jspecify.annotations.NullMarked;
