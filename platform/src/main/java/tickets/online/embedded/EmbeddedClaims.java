package tickets.online.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tokens of writers' leases as empty files beside the store, e.g. {@code online.db.claim-7}. A later claim adds a file
 * and takes away lower ones only, so that a claimant which was paused in between cannot bring the highest down.
 *
 * <p>A publisher makes its new file first and asks for the highest token after; a claimant claims first and removes the
 * files of publishers after. Whichever way their steps mix, the publisher sees the token or loses its file.
 */
final class EmbeddedClaims {

    static final String CLAIM = ".claim-";

    private final String prefix;
    private final Path folder;
    private final EmbeddedProblems problems;

    /** @param file of the store, absolute */
    EmbeddedClaims(Path file, Path folder, EmbeddedProblems problems) {
        this.prefix = file.getFileName() + CLAIM;
        this.folder = folder;
        this.problems = problems;
    }

    void claim(long token) {
        try {
            Files.createDirectories(folder);
            try {
                Files.createFile(folder.resolve(prefix + token));
            } catch (FileAlreadyExistsException claimedBefore) {
                // The same run, at another attempt.
            }
            requireNoneAbove(token);
            for (long lower : tokens()) {
                if (lower < token) {
                    Files.deleteIfExists(folder.resolve(prefix + lower));
                }
            }
        } catch (IOException failure) {
            throw problems.cannotPublish(failure);
        }
    }

    /** Fails when there is a higher one than {@code token}; 0 is not compared. */
    void requireNoneAbove(long token) {
        if (token == 0) {
            return;
        }
        try {
            for (long other : tokens()) {
                if (other > token) {
                    throw problems.takenOver(other, token);
                }
            }
        } catch (IOException failure) {
            throw problems.cannotPublish(failure);
        }
    }

    private List<Long> tokens() throws IOException {
        List<Long> tokens = new ArrayList<>();
        try (DirectoryStream<Path> claims = Files.newDirectoryStream(folder, this::isClaim)) {
            for (Path claim : claims) {
                String token = claim.getFileName().toString().substring(prefix.length());
                if (token.matches("[0-9]{1,18}")) {
                    tokens.add(Long.valueOf(token));
                }
            }
        }
        return tokens;
    }

    private boolean isClaim(Path file) {
        return String.valueOf(file.getFileName()).startsWith(prefix);
    }
}
