package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.lake.local.LocalObjectStore;
import tickets.problem.Unavailable;

class StagedTablesTest {

    private static final String RUN = "20260102T030405Z-abcdef";
    private static final String BRONZE = PublishedTables.key(RUN, TableBuild.BRONZE);
    private static final String PART = "_platform/parts/p/bronze.parquet";

    @TempDir
    private Path folder;

    private final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
    private LocalObjectStore lake;
    private StagedTables staged;

    @BeforeEach
    void stage() {
        lake = new LocalObjectStore(folder.resolve("lake"));
        staged = new StagedTables(watched(), RUN);
    }

    @AfterEach
    void close() {
        staged.close();
    }

    @Test
    void bringOneFileOfTwoNamesThereOnce() throws SQLException {
        Path file = parquet("one.parquet", 3);
        staged.addPart(new LocalPart(PART, file));
        long rows = staged.add(TableBuild.BRONZE, file);

        TableSet set = stored();

        assertThat(rows).isEqualTo(3);
        assertThat(written).containsExactly("upload " + PART, "copy " + PART + " " + BRONZE);
        assertThat(set.key(TableBuild.BRONZE)).contains(BRONZE);
        assertThat(lake.read(BRONZE))
                .hasValueSatisfying(
                        content -> assertThat(content).isEqualTo(lake.read(PART).orElseThrow()));
    }

    @Test
    void bringEachFileThere() throws SQLException {
        staged.addPart(new LocalPart(PART, parquet("one.parquet", 1)));
        staged.add(TableBuild.BRONZE, parquet("other.parquet", 2));

        stored();

        assertThat(written).containsExactly("upload " + PART, "upload " + BRONZE);
    }

    @Test
    void bringThereAgainWhatIsMadeAgain() throws SQLException {
        staged.add(TableBuild.BRONZE, parquet("one.parquet", 1));
        staged.add(TableBuild.BRONZE, parquet("one.parquet", 2));

        TableSet set = stored();

        assertThat(written).containsExactly("upload " + BRONZE, "upload " + BRONZE);
        assertThat(set.rows()).containsEntry(TableBuild.BRONZE, 2L);
    }

    @Test
    void bringTheFileThereByItselfWhereItsTwinDidNotArrive() throws SQLException {
        Path file = parquet("one.parquet", 3);
        refused.add(PART);
        staged.addPart(new LocalPart(PART, file));
        staged.add(TableBuild.BRONZE, file);

        assertThatThrownBy(this::stored).isInstanceOf(Unavailable.class).hasMessage("Not now");
        refused.clear();
        stored();

        assertThat(written).containsExactly("upload " + BRONZE, "copy " + BRONZE + " " + PART);
        assertThat(lake.read(PART)).isPresent();
    }

    private TableSet stored() {
        return staged.awaitStored(Instant.EPOCH, null, "online");
    }

    private Path parquet(String name, int rows) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = engine.createStatement()) {
            statement.execute("copy (select range as number from range(" + rows + ")) to '" + file + "'");
        }
        return file;
    }

    private ObjectStore watched() {
        Class<?>[] ports = {ObjectStore.class};
        return (ObjectStore) Proxy.newProxyInstance(getClass().getClassLoader(), ports, (proxy, method, arguments) -> {
            String target = (String) arguments[1];
            if (refused.contains(target)) {
                throw new Unavailable("Not now", "Wait");
            }
            try {
                Object answer = method.invoke(lake, arguments);
                boolean isUpload = method.getName().equals("upload");
                written.add(method.getName() + " " + (isUpload ? "" : arguments[0] + " ") + target);
                return answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause() == null ? thrown : thrown.getCause();
            }
        });
    }
}
