package tickets.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;

/** What every object store promises. Each test has keys of its own, so that a store may outlive a test. */
public abstract class ObjectStoreContract {

    /** More than one part of a multipart upload. */
    private static final int LARGE = 33 * 1024 * 1024 + 17;

    @TempDir
    Path folder;

    /** The store under test; the subclass closes it. */
    protected abstract ObjectStore store();

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Instant before = Instant.now().minus(Duration.ofMinutes(1));

        store().write("written/one.json", "[1]".getBytes(UTF_8));

        assertThat(store().read("written/one.json")).hasValue("[1]".getBytes(UTF_8));
        try (InputStream stream = store().open("written/one.json")) {
            assertThat(stream.readAllBytes()).asString().isEqualTo("[1]");
        }
        assertThat(store().find("written/one.json")).hasValueSatisfying(object -> {
            assertThat(object.key()).isEqualTo("written/one.json");
            assertThat(object.bytes()).isEqualTo(3);
            assertThat(object.modifiedAt()).isAfter(before);
        });
    }

    @Test
    void keepsAnEmptyObject() throws IOException {
        store().write("empty/none.json", new byte[0]);

        assertThat(store().read("empty/none.json")).hasValue(new byte[0]);
        assertThat(store().find("empty/none.json"))
                .hasValueSatisfying(object -> assertThat(object.bytes()).isZero());
        try (InputStream stream = store().open("empty/none.json")) {
            assertThat(stream.read()).isEqualTo(-1);
        }
        assertThat(store().localFile("empty/none.json", folder)).isEmptyFile();
    }

    @Test
    void listsInTheOrderOfKeysWhatStartsWithThePrefix() {
        for (String key :
                List.of("listed/2024-02.json", "listed/2024-01.json", "listed/2023/12.json", "listed-not.json")) {
            store().write(key, key.getBytes(UTF_8));
        }

        assertThat(store().list("listed/"))
                .extracting(StoredObject::key)
                .containsExactly("listed/2023/12.json", "listed/2024-01.json", "listed/2024-02.json");
        assertThat(store().list("listed/2024-"))
                .extracting(StoredObject::key, StoredObject::bytes)
                .containsExactly(tuple("listed/2024-01.json", 19L), tuple("listed/2024-02.json", 19L));
        assertThat(store().list("listed/2024-01.json")).hasSize(1);
        assertThat(store().list("listed/2024-03")).isEmpty();
        assertThat(store().list("no/such/folder/")).isEmpty();
    }

    @Test
    void saysWhichObjectIsMissing() {
        assertThat(store().find("missing/none.json")).isEmpty();
        assertThat(store().read("missing/none.json")).isEmpty();
        assertThatThrownBy(() -> store().open("missing/none.json").close())
                .isInstanceOf(NotFound.class)
                .hasMessageContaining(store().address("missing/none.json"));
        assertThatThrownBy(() -> store().localFile("missing/none.json", folder)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> store().copy("missing/none.json", "missing/copy.json"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining(store().address("missing/none.json"));
        assertThat(store().find("missing/copy.json")).isEmpty();
    }

    @Test
    void deletesAndDoesNotMindWhenThereIsNothing() {
        store().write("deleted/one.json", new byte[1]);

        store().delete("deleted/one.json");
        store().delete("deleted/one.json");

        assertThat(store().find("deleted/one.json")).isEmpty();
        store().delete("deleted/no/such/folder.json");
    }

    @Test
    void showsAReaderTheOldContentOrTheNewOne() {
        byte[] old = filled('o', 300_000);
        byte[] replacement = filled('n', 400_000);
        store().write("replaced/table.bin", old);
        AtomicBoolean written = new AtomicBoolean();

        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                    for (int turn = 0; turn < 40; turn++) {
                        store().write("replaced/table.bin", turn % 2 == 0 ? replacement : old);
                    }
                })
                .whenComplete((nothing, failure) -> written.set(true));

        do {
            byte[] seen = store().read("replaced/table.bin").orElseThrow();
            assertThat(Arrays.equals(seen, old) || Arrays.equals(seen, replacement))
                    .isTrue();
        } while (!written.get());
        writer.join();
        assertThat(store().list("replaced/")).hasSize(1);
    }

    @Test
    void uploadsAFileAndLeavesItWhereItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("report.txt"), "hello");

        store().upload(file, "uploaded/report.txt");

        assertThat(store().read("uploaded/report.txt")).hasValue("hello".getBytes(UTF_8));
        assertThat(file).hasContent("hello");
    }

    @Test
    void saysWhichFileToUploadIsMissing() {
        assertThatThrownBy(() -> store().upload(folder.resolve("none.bin"), "uploaded/none.bin"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("none.bin");
        assertThatThrownBy(() -> store().upload(folder, "uploaded/none.bin")).isInstanceOf(InvalidInput.class);
        assertThat(store().find("uploaded/none.bin")).isEmpty();
    }

    @Test
    void carriesALargeFileThereAndBack() throws IOException {
        Path file = Files.write(folder.resolve("large.bin"), noise(LARGE));

        store().upload(file, "large/table.bin");
        store().copy("large/table.bin", "large/copy.bin");

        assertThat(store().find("large/table.bin"))
                .hasValueSatisfying(object -> assertThat(object.bytes()).isEqualTo(LARGE));
        assertThat(Files.mismatch(store().localFile("large/copy.bin", folder), file))
                .isEqualTo(-1);
        try (InputStream stored = store().open("large/table.bin");
                InputStream original = Files.newInputStream(file)) {
            assertThat(stored).hasSameContentAs(original);
        }
    }

    @Test
    void copiesWithoutTyingTheCopyToTheOriginal() {
        store().write("copied/from.json", "first".getBytes(UTF_8));
        store().write("copied/to.json", "something longer".getBytes(UTF_8));

        store().copy("copied/from.json", "copied/to.json");
        store().copy("copied/from.json", "copied/to.json");
        store().write("copied/from.json", "second".getBytes(UTF_8));

        assertThat(store().read("copied/to.json")).hasValue("first".getBytes(UTF_8));
        store().delete("copied/from.json");
        assertThat(store().read("copied/to.json")).hasValue("first".getBytes(UTF_8));
        assertThat(store().list("copied/")).extracting(StoredObject::key).containsExactly("copied/to.json");
    }

    @Test
    void copiesAnObjectOntoItself() {
        store().write("copied-onto-itself/one.json", "same".getBytes(UTF_8));

        store().copy("copied-onto-itself/one.json", "copied-onto-itself/one.json");

        assertThat(store().read("copied-onto-itself/one.json")).hasValue("same".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blanks in  names.json",
                "percent%20 plus+and%2Fslash.json",
                "glob*?[a]{b,c}.json",
                "quotes'\"`$HOME;&|<>=#!.json",
                "back\\slash.json",
                "-rf",
                "key=value/part=1/file.parquet",
                ".hidden"
            })
    void takesAnyNameLiterally(String name) throws IOException {
        String key = "names/" + name;

        store().write(key, name.getBytes(UTF_8));
        store().copy(key, "names-copied/" + name);

        assertThat(store().read(key)).hasValue(name.getBytes(UTF_8));
        assertThat(store().list(key)).extracting(StoredObject::key).containsExactly(key);
        assertThat(store().localFile("names-copied/" + name, folder)).hasContent(name);
        store().delete(key);
        assertThat(store().list(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../outside.json", "inside/../../outside.json", "nul\0.json"})
    void refusesAKeyThatNamesNoObject(String key) {
        assertThatThrownBy(() -> store().write(key, new byte[1])).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> store().read(key)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void hasNothingToCleanUpAfterWritesThatEnded() throws IOException {
        store().write("cleaned/one.json", new byte[1]);
        store().upload(Files.write(folder.resolve("large.bin"), new byte[LARGE]), "cleaned/large.bin");

        assertThat(store().removeUnfinishedWrites("cleaned/", Instant.now().plus(Duration.ofHours(1))))
                .isZero();
        assertThat(store().removeUnfinishedWritesOf(
                                "cleaned/large.bin", Instant.now().plus(Duration.ofHours(1))))
                .isZero();
        assertThat(store().list("cleaned/")).hasSize(2);
    }

    protected static byte[] noise(int bytes) {
        byte[] content = new byte[bytes];
        new Random(42).nextBytes(content);
        return content;
    }

    private static byte[] filled(char letter, int bytes) {
        byte[] content = new byte[bytes];
        Arrays.fill(content, (byte) letter);
        return content;
    }

    @Test
    void writesATextOnlyWhereThereIsNone() {
        assertThat(store().readText("compared/first.json")).isEmpty();

        String version =
                store().replaceText("compared/first.json", "{\"ä\": 1}", null).orElseThrow();

        assertThat(store().readText("compared/first.json")).contains(new StoredText("{\"ä\": 1}", version));
        assertThat(store().replaceText("compared/first.json", "{}", null)).isEmpty();
        assertThat(store().readText("compared/first.json")).contains(new StoredText("{\"ä\": 1}", version));
        assertThat(store().list("compared/first")).extracting(StoredObject::key).containsExactly("compared/first.json");
    }

    @Test
    void replacesATextOnlyInTheVersionThatWasRead() {
        String first = store().replaceText("compared/next.json", "1", null).orElseThrow();

        String second = store().replaceText("compared/next.json", "2", first).orElseThrow();

        assertThat(store().replaceText("compared/next.json", "3", first)).isEmpty();
        assertThat(store().readText("compared/next.json")).contains(new StoredText("2", second));
        assertThat(store().replaceText("compared/next.json", "3", second)).isPresent();
    }

    @Test
    void replacesNoTextThatWasRemoved() {
        String version = store().replaceText("compared/removed.json", "1", null).orElseThrow();
        store().delete("compared/removed.json");

        assertThat(store().replaceText("compared/removed.json", "2", version)).isEmpty();
        assertThat(store().readText("compared/removed.json")).isEmpty();
    }

    @Test
    void letsOneOfManyWritersReplaceTheVersionThatAllHaveRead() {
        String read = store().replaceText("compared/race.json", "0", null).orElseThrow();

        List<CompletableFuture<Boolean>> writers = IntStream.rangeClosed(1, 4)
                .mapToObj(writer ->
                        CompletableFuture.supplyAsync(() -> store().replaceText("compared/race.json", "" + writer, read)
                                .isPresent()))
                .toList();
        List<Boolean> won = writers.stream().map(CompletableFuture::join).toList();

        assertThat(won).containsOnlyOnce(true);
        assertThat(store().readText("compared/race.json")).map(StoredText::text).contains("" + (won.indexOf(true) + 1));
    }
}
