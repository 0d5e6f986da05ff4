package tickets.online.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The two tables of a store file, and the marks in its header that tell it from any other SQLite file. */
final class EmbeddedSchema {

    /** "tick" in ASCII. */
    static final int APPLICATION_ID = 0x7469636b;

    static final int VERSION = 1;

    private EmbeddedSchema() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table online_set (
                        run_id text not null,
                        documents integer not null,
                        published_at text not null
                    )""");
            statement.execute("""
                    create table document (
                        position integer primary key,
                        ticket_id text not null unique,
                        created_at_micros integer not null,
                        json text not null check (json_valid(json))
                    )""");
            statement.execute("pragma application_id = " + APPLICATION_ID);
            statement.execute("pragma user_version = " + VERSION);
        }
    }
}
