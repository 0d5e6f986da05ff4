package tickets.generate;

import java.nio.file.Path;

/**
 * What was generated.
 *
 * @param file where it is
 * @param records of the file
 * @param bad how many of them the contract refuses, or, in a file of lines, are no JSON at all
 * @param superseded how many good ones are older versions of a ticket in the same file
 * @param bytes before compression
 */
public record GeneratedTickets(Path file, long records, long bad, long superseded, long bytes) {}
