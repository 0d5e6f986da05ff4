package tickets.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.export.TargetFile.WhenThere;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;

class TargetFileTest {

    @TempDir
    private Path folder;

    @Test
    void appearsOnlyWhenItIsFinished() throws IOException {
        Path file = folder.resolve("it's.csv");
        try (TargetFile target = TargetFile.at(file, WhenThere.REFUSE)) {
            Files.writeString(target.unfinished(), "whole");
            assertThat(file).doesNotExist();

            assertThat(target.finish()).isEqualTo(5);
        }

        assertThat(file).hasContent("whole");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.tickets-export*");
    }

    @Test
    void leavesNothingWhenItIsNotFinished() throws IOException {
        try (TargetFile target = TargetFile.at(folder.resolve("t.csv"), WhenThere.REFUSE)) {
            Files.writeString(target.unfinished(), "half");
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void doesNotReplaceAFileUnlessItIsTo() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "old");

        assertThatThrownBy(() -> TargetFile.at(file, WhenThere.REFUSE))
                .isInstanceOf(Conflict.class)
                .hasMessage("Cannot write '" + file + "': there is a file of that name already.");
        assertThat(file).hasContent("old");

        try (TargetFile target = TargetFile.at(file, WhenThere.REPLACE)) {
            Files.writeString(target.unfinished(), "new");
            target.finish();
        }
        assertThat(file).hasContent("new");
    }

    @Test
    void doesNotReplaceAFileThatCameMeanwhile() throws IOException {
        Path file = folder.resolve("t.csv");
        try (TargetFile target = TargetFile.at(file, WhenThere.REFUSE)) {
            Files.writeString(file, "another's");

            assertThatThrownBy(target::finish).isInstanceOf(Conflict.class);
        }

        assertThat(file).hasContent("another's");
        assertThat(folder).isDirectoryNotContaining("glob:**.tickets-export*");
    }

    @Test
    void isWrittenThroughASymbolicLink() throws IOException {
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("there")).resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);

        try (TargetFile target = TargetFile.at(link, WhenThere.REPLACE)) {
            Files.writeString(target.unfinished(), "new");
            target.finish();
        }

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void needsAFolderThatIsThereAndIsNoFolderItself() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> TargetFile.at(folder.resolve("a/b/t.csv"), WhenThere.REFUSE))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("the folder '" + folder.resolve("a/b") + "' does not exist");
        assertThatThrownBy(() -> TargetFile.at(folder, WhenThere.REPLACE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("it is a folder, not a file");
        assertThatThrownBy(() -> TargetFile.at(file.resolve("t.csv"), WhenThere.REFUSE))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("'" + file.resolve("t.csv") + "'");
    }
}
