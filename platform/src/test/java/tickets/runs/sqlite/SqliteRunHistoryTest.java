package tickets.runs.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tickets.runs.RunFixtures.aRun;
import static tickets.runs.RunFixtures.aStep;
import static tickets.runs.RunFixtures.success;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.runs.OtherProcess;
import tickets.runs.RunHistory;
import tickets.runs.RunHistoryContract;
import tickets.runs.RunId;

class SqliteRunHistoryTest extends RunHistoryContract {

    @TempDir
    private Path folder;

    @TempDir
    private Path ownFolder;

    @Override
    protected RunHistory emptyHistory() {
        return SqliteRunHistory.open(ownFolder.resolve("new state/100 % #1?"));
    }

    private Path file() {
        return folder.resolve("runs.db");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.getInt(1);
        }
    }

    @Test
    void findsWhatAnEarlierProcessWrote() {
        try (RunHistory history = SqliteRunHistory.open(folder)) {
            history.add(aRun("a"));
        }

        try (RunHistory history = SqliteRunHistory.open(folder)) {
            assertThat(history.find(new RunId("a"))).contains(aRun("a"));
            assertThat(history.address()).isEqualTo(file().toString());
        }
    }

    @Test
    void leavesOneFileBehind() throws IOException {
        SqliteRunHistory.open(folder).close();

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void migratesToTheNewestVersionThatFlywayFinds() throws SQLException {
        SqliteRunHistory.open(folder).close();

        var current = Flyway.configure()
                .dataSource("jdbc:sqlite:" + file(), null, null)
                .locations(RunSchema.MIGRATIONS)
                .load()
                .info();
        assertThat(current.pending()).isEmpty();
        assertThat(current.current().getVersion().getVersion()).isEqualTo(String.valueOf(RunSchema.NEWEST));
    }

    @Test
    void doesNotMigrateAgain() throws SQLException {
        SqliteRunHistory.open(folder).close();
        execute("update flyway_schema_history set checksum = 1");

        SqliteRunHistory.open(folder).close();
    }

    @Test
    void migratesAFileWhoseFirstMigrationDidNotComeToItsEnd() throws SQLException {
        SqliteRunHistory.open(folder).close();
        execute("drop table run_step");
        execute("drop table run");
        execute("delete from flyway_schema_history");

        try (RunHistory history = SqliteRunHistory.openForReading(folder)) {
            assertThat(history.newest(10)).isEmpty();
        }
        try (RunHistory history = SqliteRunHistory.open(folder)) {
            history.add(aRun("a"));
            assertThat(history.newest(10)).containsExactly(aRun("a"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void makesNothingWhereThereIsNoRoomForAllTables(int pages) throws Exception {
        SQLiteDataSource full = new SqliteFile(file()).forWriting();
        full.setMaxPageCount(pages);

        assertThatThrownBy(() -> new RunSchema(file()).migrate(full))
                .isInstanceOfSatisfying(
                        SQLiteException.class,
                        failure -> assertThat(failure.getResultCode()).isEqualTo(SQLiteErrorCode.SQLITE_FULL));

        assertThat(count("select count(*) from sqlite_master")).isZero();
        try (RunHistory history = SqliteRunHistory.open(folder)) {
            history.add(aRun("a"));
        }
    }

    @Test
    void looksAtAFolderWithoutRunsWithoutMakingAnything() {
        try (RunHistory history = SqliteRunHistory.openForReading(folder.resolve("none"))) {
            assertThat(history.newest(10)).isEmpty();
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void looksWithoutWriting() throws IOException {
        try (RunHistory history = SqliteRunHistory.open(folder)) {
            history.add(aRun("a"));
        }
        byte[] before = Files.readAllBytes(file());

        try (RunHistory history = SqliteRunHistory.openForReading(folder)) {
            assertThat(history.newest(10)).containsExactly(aRun("a"));
            assertThatThrownBy(() -> history.add(aRun("b")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("Cannot write the run history at " + file());
        }

        assertThat(file()).hasBinaryContent(before);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void looksWhileAnotherOneWrites() {
        try (RunHistory writer = SqliteRunHistory.open(folder);
                RunHistory reader = SqliteRunHistory.openForReading(folder)) {
            writer.add(aRun("a"));

            assertThat(reader.newest(10)).containsExactly(aRun("a"));
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(file(), "This is not a database, but long enough to be taken for one. ".repeat(20));

        for (var attempt : openings()) {
            assertThatThrownBy(() -> attempt.open(folder))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith("Cannot open the run history at " + file() + ": ")
                    .extracting(failure -> ((TicketPlatformException) failure).remedy())
                    .asString()
                    .startsWith("Move the file");
        }
    }

    @Test
    void refusesADamagedDatabase() throws IOException {
        SqliteRunHistory.open(folder).close();
        byte[] bytes = Files.readAllBytes(file());
        IntStream.range(100, bytes.length).forEach(at -> bytes[at] = (byte) 0xA5);
        Files.write(file(), bytes);

        for (var attempt : openings()) {
            assertThatThrownBy(() -> attempt.open(folder))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith("Cannot open the run history at " + file() + ": ");
        }
    }

    @Test
    void refusesADatabaseOfSomethingElseAndLeavesItAlone() throws Exception {
        execute("create table recipe (name text)");
        byte[] before = Files.readAllBytes(file());

        for (var attempt : openings()) {
            assertThatThrownBy(() -> attempt.open(folder))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("Cannot use %s as run history: it is a database of something else.", file());
        }
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void refusesTheFileOfANewerProgram() throws SQLException {
        SqliteRunHistory.open(folder).close();
        execute("update flyway_schema_history set version = '99'");

        for (var attempt : openings()) {
            assertThatThrownBy(() -> attempt.open(folder))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage(
                            "Cannot use the run history at %s: its version is 99, this program knows %d.",
                            file(), RunSchema.NEWEST);
        }
    }

    @Test
    void saysWhatToDoWhenItsFolderCannotBe() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> SqliteRunHistory.open(file.resolve("state")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("Cannot open the run history at " + file.resolve("state/runs.db"));
    }

    @Test
    void takesTheWritesOfFourProcessesThatAllBeginWithANewFile() throws Exception {
        List<OtherProcess> writers = IntStream.range(0, 4)
                .mapToObj(number -> OtherProcess.start(Writer.class, folder.toString(), "w" + number))
                .toList();

        for (OtherProcess writer : writers) {
            assertThat(writer.remainingLines()).isEmpty();
            assertThat(writer.exit()).isZero();
        }
        try (RunHistory history = SqliteRunHistory.openForReading(folder)) {
            assertThat(history.newest(1000))
                    .hasSize(4 * Writer.RUNS)
                    .allSatisfy(run -> assertThat(run.steps()).hasSize(2));
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    /** Writes a few whole runs. */
    static final class Writer {

        static final int RUNS = 25;

        public static void main(String[] arguments) {
            try (RunHistory history = SqliteRunHistory.open(Path.of(arguments[0]))) {
                IntStream.range(0, RUNS).forEach(number -> {
                    String id = arguments[1] + "-" + number;
                    history.add(aRun(id));
                    history.addStep(new RunId(id), aStep("bronze"));
                    history.addStep(new RunId(id), aStep("offline"));
                    history.end(new RunId(id), success());
                });
            }
        }
    }

    private static List<Opening> openings() {
        return List.of(SqliteRunHistory::open, SqliteRunHistory::openForReading);
    }

    private interface Opening {
        RunHistory open(Path stateRoot);
    }
}
