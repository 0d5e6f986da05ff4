package tickets.config.yaml;

/**
 * Why a document, or a part of it, cannot be used.
 *
 * @param line the line it was found on, from 1; 0 when it concerns the whole document
 * @param reason what is wrong, without anything that may be a secret
 */
public record YamlFault(int line, String reason) {}
