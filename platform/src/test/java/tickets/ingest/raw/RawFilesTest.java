package tickets.ingest.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.lake.ObjectStore;
import tickets.lake.local.LocalObjectStore;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;

class RawFilesTest {

    @TempDir
    private Path root;

    private LocalObjectStore store;

    @BeforeEach
    void openStore() {
        store = new LocalObjectStore(root);
    }

    @Test
    void findsOneFileByItsName() {
        has("raw/tickets.json", "raw/tickets.json.bak");

        assertThat(find("raw/tickets.json")).containsExactly("raw/tickets.json");
    }

    @Test
    void tellsTheSizeAsStored() {
        store.write("raw/tickets.json", new byte[17]);

        assertThat(new RawFiles(store).find("raw/tickets.json"))
                .singleElement()
                .satisfies(file -> assertThat(file.bytes()).isEqualTo(17));
    }

    @Test
    void takesANameWithPatternCharactersForAFileWhereThereIsOne() {
        has("raw/tickets[1].json", "raw/tickets1.json");

        assertThat(find("raw/tickets[1].json")).containsExactly("raw/tickets[1].json");
    }

    @Test
    void findsAllThatFitsAPatternSortedByName() {
        has(
                "raw/2024-02.json.gz",
                "raw/2024-01.json.gz",
                "raw/2023-12.json.gz",
                "raw/2024/01.json.gz",
                "2024-1.json.gz");

        assertThat(find("raw/2024-*.json.gz")).containsExactly("raw/2024-01.json.gz", "raw/2024-02.json.gz");
        assertThat(find("raw/202[34]-{12,01}.json.gz")).containsExactly("raw/2023-12.json.gz", "raw/2024-01.json.gz");
        assertThat(find("raw/**01.json.gz")).containsExactly("raw/2024-01.json.gz", "raw/2024/01.json.gz");
        assertThat(find("*.gz")).containsExactly("2024-1.json.gz");
    }

    @Test
    void findsAllTicketFilesUnderAPrefix() {
        has(
                "raw/b.json",
                "raw/a.jsonl.gz",
                "raw/deep/er/c.NDJSON.zst",
                "raw/.hidden.json",
                "raw/readme.md",
                "raw/_SUCCESS",
                "rawer/d.json");

        List<String> expected = List.of("raw/a.jsonl.gz", "raw/b.json", "raw/deep/er/c.NDJSON.zst");
        assertThat(find("raw/")).isEqualTo(expected);
        assertThat(find("raw")).isEqualTo(expected);
    }

    /** As an S3 bucket does. */
    @Test
    void findsWhatIsUnderAPrefixAlsoWhereNoObjectMayEndInASlash() {
        has("raw/a.json");

        assertThat(new RawFiles(refusingToFindFolders(store)).find("raw/")).hasSize(1);
    }

    private static ObjectStore refusingToFindFolders(ObjectStore store) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("find") && String.valueOf(arguments[0]).endsWith("/")) {
                throw new InvalidInput("Invalid name '" + arguments[0] + "': it names no object.", "Name an object.");
            }
            return method.invoke(store, arguments);
        };
        return (ObjectStore)
                Proxy.newProxyInstance(ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, handler);
    }

    @Test
    void findsFilesWithStrangeNames() {
        has("raw/ü ñ 漢字 'quoted' \"twice\".json", "raw/a b;c&d$e%20.json");

        assertThat(find("raw/*.json")).containsExactly("raw/a b;c&d$e%20.json", "raw/ü ñ 漢字 'quoted' \"twice\".json");
        assertThat(find("raw/ü ñ*")).hasSize(1);
    }

    @Test
    void saysWhereItLookedWhenThereIsNothing() {
        has("other/tickets.json");

        for (String nothing : List.of("raw/tickets.json", "raw/*.json", "raw/")) {
            assertThatThrownBy(() -> find(nothing))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("Cannot find a raw file at '" + store.address(nothing) + "'")
                    .extracting(failure -> ((TicketPlatformException) failure).remedy())
                    .asString()
                    .contains("data.raw_file=", "Nothing published has changed");
        }
    }

    @Test
    void saysThatAPatternIsNone() {
        has("raw/tickets.json");

        for (String broken : List.of("raw/tickets[1.json", "raw/{a.json", "raw/[z-a].json")) {
            assertThatThrownBy(() -> find(broken))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("Invalid pattern '" + broken + "'");
        }
    }

    private void has(String... keys) {
        for (String key : keys) {
            store.write(key, new byte[0]);
        }
    }

    private List<String> find(String rawFile) {
        return new RawFiles(store).find(rawFile).stream().map(RawFile::key).toList();
    }
}
