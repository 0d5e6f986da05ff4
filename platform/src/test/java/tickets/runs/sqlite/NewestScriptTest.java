package tickets.runs.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that makes the newest tables at once is what Flyway makes with the migrations one after the other. It
 * holds the schema and Flyway's own rows: a migration that inserts rows or sets pragmas needs more than this test
 * writes.
 */
class NewestScriptTest {

    private static final Path SCRIPT =
            Path.of("src/main/resources/tickets/runs/sqlite").resolve(RunSchema.NEWEST_SCRIPT);

    @TempDir
    private Path folder;

    @Test
    void isWhatFlywayMakes() throws IOException, SQLException {
        Path file = folder.resolve("flyway.db");
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations(RunSchema.MIGRATIONS)
                .load()
                .migrate();
        String expected = script(file);
        if (Boolean.getBoolean("tickets.write-docs")) {
            Files.writeString(SCRIPT, expected);
        }

        assertThat(SCRIPT)
                .as(
                        "write it anew: mvn -pl platform test -Dtest=NewestScriptTest#isWhatFlywayMakes -Dtickets.write-docs=true")
                .hasContent(expected);
    }

    @Test
    void makesTheSameDatabase() throws IOException, SQLException {
        SqliteRunHistory.open(folder).close();

        assertThat(SCRIPT).hasContent(script(folder.resolve("runs.db")));
    }

    private static String script(Path file) throws SQLException {
        StringBuilder script = new StringBuilder("-- Made by a test from the migrations: all of them at once.\n");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            append(statement, "select sql from sqlite_master where sql is not null order by rowid", script);
            // When it was installed is told by the column's default.
            append(statement, """
                    select format('insert into flyway_schema_history
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    values (%d, %Q, %Q, %Q, %Q, %d, %Q, 0, %d)',
                        installed_rank, version, description, type, script, checksum, installed_by, success)
                    from flyway_schema_history order by installed_rank""", script);
        }
        return script.toString();
    }

    private static void append(Statement statement, String query, StringBuilder script) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                script.append('\n').append(rows.getString(1).strip()).append(";\n");
            }
        }
    }
}
