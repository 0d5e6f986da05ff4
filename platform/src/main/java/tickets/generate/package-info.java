/**
 * Makes tickets up. In: a plan (how many, which seed, how many bad ones); out: a file of raw tickets after the contract
 * and an answer key of all that was planted in it.
 *
 * <p>Every record is a function of the seed and its position, and of nothing else: files are cut into windows of
 * {@value tickets.generate.WindowPlanner#SIZE} records, a window is planned as a whole (who is bad, who is an older
 * version of whom), and memory holds one window at a time. May use: ticket, problem.
 */
@NullMarked
package tickets.generate;

import org.jspecify.annotations.NullMarked;
