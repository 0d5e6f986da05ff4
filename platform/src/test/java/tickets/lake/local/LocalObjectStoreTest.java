package tickets.lake.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.lake.ObjectStore;
import tickets.lake.ObjectStoreContract;
import tickets.lake.StoredObject;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;

class LocalObjectStoreTest extends ObjectStoreContract {

    @TempDir
    Path disk;

    private Path root;
    private LocalObjectStore store;

    @BeforeEach
    void openAStoreInAFolderThatDoesNotExist() {
        root = disk.resolve("my lake");
        store = new LocalObjectStore(root);
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Test
    void saysThatANameHoldsBytesThatAreNoLetters() throws Exception {
        Files.createDirectories(root.resolve("raw"));
        String byteE4 = "touch raw/m$(printf '\\344')rz.json";
        assertThat(new ProcessBuilder("sh", "-c", byteE4)
                        .directory(root.toFile())
                        .start()
                        .waitFor())
                .isZero();
        String key = store.list("raw/").get(0).key();

        assertThatThrownBy(() -> store.open(key))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("bytes that are not UTF-8");
    }

    @Test
    void isEmptyWhileItsFolderDoesNotExist() {
        assertThat(store.list("")).isEmpty();
        assertThat(store.find("raw/tickets.json")).isEmpty();
        assertThatThrownBy(() -> store.open("raw/tickets.json"))
                .isInstanceOf(NotFound.class)
                .hasMessage("Cannot read '" + root.resolve("raw/tickets.json") + "': the folder '" + root
                        + "' does not exist.")
                .extracting("remedy")
                .isEqualTo("Check the name and data.root, or put the file there.");
    }

    @Test
    void handsOutItsOwnFile() {
        store.write("offline/tickets.parquet", new byte[1]);

        assertThat(store.localFile("offline/tickets.parquet", disk)).isEqualTo(root.resolve("offline/tickets.parquet"));
        assertThat(store.address("offline/tickets.parquet")).isEqualTo(root + "/offline/tickets.parquet");
    }

    @Test
    void takesAnAbsoluteKeyAsItIs() throws IOException {
        Path elsewhere = Files.writeString(disk.resolve("export-1.json"), "[]");

        assertThat(store.read(elsewhere.toString())).hasValue("[]".getBytes(UTF_8));
        assertThat(store.list(disk + "/export-")).extracting(StoredObject::key).containsExactly(elsewhere.toString());
    }

    @Test
    void understandsAKeyThatStartsHere() {
        store.write("./raw//tickets.json", "[]".getBytes(UTF_8));

        assertThat(store.read("raw/tickets.json")).hasValue("[]".getBytes(UTF_8));
        assertThat(store.list("./raw/tick")).extracting(StoredObject::key).containsExactly("./raw/tickets.json");
    }

    @Test
    void followsLinksToFilesAndFolders() throws IOException {
        Files.writeString(Files.createDirectories(disk.resolve("archive")).resolve("2023.json"), "[]");
        Files.createDirectories(root.resolve("raw"));
        Files.createSymbolicLink(root.resolve("raw/archive"), disk.resolve("archive"));
        Files.createSymbolicLink(root.resolve("raw/one.json"), disk.resolve("archive/2023.json"));
        Files.createSymbolicLink(root.resolve("raw/dead.json"), disk.resolve("none.json"));
        Files.createSymbolicLink(root.resolve("raw/loop"), root);

        assertThat(store.list("raw/"))
                .extracting(StoredObject::key)
                .containsExactly("raw/archive/2023.json", "raw/one.json");
        assertThatThrownBy(() -> store.open("raw/dead.json"))
                .isInstanceOf(NotFound.class)
                .hasMessageEndingWith("it is a symbolic link to something that does not exist.");
    }

    @Test
    void copiesWhatALinkLeadsToAndNotTheLink() throws IOException {
        Path original = Files.writeString(disk.resolve("original.json"), "[1]");
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("link.json"), original);

        store.copy("link.json", "copy.json");
        Files.delete(original);

        assertThat(store.read("copy.json")).hasValue("[1]".getBytes(UTF_8));
    }

    @Test
    void saysThatAFolderIsNoFile() throws IOException {
        Files.createDirectories(root.resolve("raw/full"));

        assertThat(store.find("raw")).isEmpty();
        assertRefused(() -> store.open("raw"), "Cannot read '" + root + "/raw': it is a folder, not a file.");
        assertRefused(() -> store.read("raw"), "Cannot read '" + root + "/raw': it is a folder, not a file.");
        assertRefused(
                () -> store.write("raw", new byte[1]), "Cannot write '" + root + "/raw': it is a folder, not a file.");
        assertRefused(() -> store.delete("raw"), "Cannot delete '" + root + "/raw': it is a folder, not a file.");
    }

    @Test
    void saysThatAFileIsNoFolder() {
        store.write("raw", new byte[1]);

        assertThat(store.find("raw/tickets.json")).isEmpty();
        store.delete("raw/tickets.json");
        assertRefused(
                () -> store.write("raw/tickets.json", new byte[1]),
                "Cannot write '" + root + "/raw/tickets.json': a part of its path is a file, not a folder.");
    }

    @Test
    void refusesANameTooLongForTheDisk() {
        assertThatThrownBy(() -> store.write("n".repeat(300), new byte[1]))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("its name is too long for the file system.");
    }

    @Test
    void takesLettersOfAllLanguagesOrSaysWhichLocaleItNeeds() {
        String key = "raw/Störung-日本-🎫.json";

        if (Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode(key)) {
            store.write(key, "[]".getBytes(UTF_8));
            assertThat(store.list("raw/")).extracting(StoredObject::key).containsExactly(key);
        } else {
            assertThatThrownBy(() -> store.write(key, new byte[1]))
                    .isInstanceOf(InvalidInput.class)
                    .extracting("remedy", InstanceOfAssertFactories.STRING)
                    .contains("export LC_ALL=C.UTF-8");
        }
    }

    @Test
    void sharesTheContentOfACopyInsteadOfWritingItAgain() throws IOException {
        store.write("runs/1/bronze.parquet", new byte[1]);

        store.copy("runs/1/bronze.parquet", "bronze/tickets.parquet");

        assertThat(Files.isSameFile(root.resolve("runs/1/bronze.parquet"), root.resolve("bronze/tickets.parquet")))
                .isTrue();
    }

    @Test
    void removesWhatAKilledWriterLeft() throws IOException {
        store.write("bronze/tickets.parquet", new byte[1]);
        Path abandoned = Files.write(root.resolve("bronze/.tmp-1"), new byte[1]);
        Path fresh = Files.write(root.resolve("bronze/.tmp-2"), new byte[1]);
        Instant start = Instant.parse("2026-03-01T09:00:00Z");
        Files.setLastModifiedTime(abandoned, FileTime.from(start.minusSeconds(1)));
        Files.setLastModifiedTime(fresh, FileTime.from(start.plusSeconds(1)));

        int removed = store.removeUnfinishedWrites("bronze/", start);

        assertThat(removed).isOne();
        assertThat(abandoned).doesNotExist();
        assertThat(fresh).exists();
        assertThat(store.list("")).extracting(StoredObject::key).containsExactly("bronze/tickets.parquet");
    }

    @Test
    void removesWhatKilledWritersOfOneFileLeftAndNothingOfOthers() throws IOException {
        Instant later = Instant.now().plus(Duration.ofHours(1));
        Path ofTickets = leftByAKilledWriterOf("tickets.parquet");
        Path ofOthers = leftByAKilledWriterOf("others.parquet");
        Path below = leftByAKilledWriterOf("below/tickets.parquet");
        Path foreign = Files.write(root.resolve(".tmp-1"), new byte[1]);

        assertThat(store.removeUnfinishedWritesOf("tickets.parquet", Instant.EPOCH))
                .isZero();
        assertThat(store.removeUnfinishedWritesOf("tickets.parquet", later)).isOne();

        assertThat(ofTickets).doesNotExist();
        assertThat(List.of(ofOthers, below, foreign))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(store.removeUnfinishedWritesOf("none/tickets.parquet", later))
                .isZero();
    }

    /** The file that a writer fills before it renames it, as it was when the writer died. */
    private Path leftByAKilledWriterOf(String key) throws IOException {
        Path[] left = new Path[1];
        DurableFiles.replace(root.resolve(key), temporary -> left[0] = Files.write(temporary, new byte[1]));
        return Files.write(left[0], new byte[1]);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(InvalidInput.class)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        TicketPlatformException.class,
                        refusal -> assertThat(refusal.remedy()).isNotBlank());
    }
}
