package tickets.lake;

/**
 * A small object as it was read.
 *
 * @param text its content
 * @param version tells this content from what was there before and comes after; equal content may have equal versions
 */
public record StoredText(String text, String version) {}
