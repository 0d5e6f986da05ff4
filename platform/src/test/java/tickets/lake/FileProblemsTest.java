package tickets.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

class FileProblemsTest {

    private static final Path FILE = Path.of("/srv/lake/bronze/tickets.parquet");

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatTheDiskIsFull() {
        IOException full = catchThrowableOfType(IOException.class, () -> {
            try (OutputStream device = Files.newOutputStream(Path.of("/dev/full"))) {
                device.write(1);
            }
        });

        TicketPlatformException problem = FileProblems.translate("write", FILE, full);

        assertThat(problem)
                .isInstanceOf(Unavailable.class)
                .hasMessage("Cannot write '/srv/lake/bronze/tickets.parquet': the disk is full"
                        + " (No space left on device).");
        assertThat(problem.remedy()).startsWith("Free some space");
    }

    @Test
    void saysThatTheFileMayNotGrow() {
        TicketPlatformException problem = FileProblems.translate("write", FILE, new IOException("File too large"));

        assertThat(problem)
                .isInstanceOf(Unavailable.class)
                .hasMessageEndingWith("the file would be larger than this user or the file system may have it.");
        assertThat(problem.remedy()).contains("ulimit -f");
    }

    @Test
    void saysWhoHasNoPermissionAndWhere(@TempDir Path folder) {
        TicketPlatformException problem = FileProblems.translate(
                "write",
                FILE,
                new AccessDeniedException(folder.resolve(".tmp-1").toString()));

        assertThat(problem)
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Cannot write '/srv/lake/bronze/tickets.parquet': the user '"
                        + System.getProperty("user.name") + "' has no permission for '" + folder + "'.");
    }

    @Test
    void saysThatTheDiskTakesNoWrites() {
        TicketPlatformException problem = FileProblems.translate(
                "write", FILE, new FileSystemException("/srv/lake", null, "Read-only file system"));

        assertThat(problem).isInstanceOf(InvalidInput.class).hasMessageEndingWith("is mounted read-only.");
    }

    @Test
    void passesOnWhatItDoesNotKnowInTheWordsOfTheSystem() {
        TicketPlatformException problem =
                FileProblems.translate("read", FILE, new FileSystemException("x", null, "Input/output error"));

        assertThat(problem).isInstanceOf(Unavailable.class).hasMessageEndingWith(": Input/output error.");
    }
}
