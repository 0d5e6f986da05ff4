package tickets.online.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.online.OnlineDocument;
import tickets.online.OnlineDocuments;
import tickets.online.OnlineStore;
import tickets.online.OnlineStoreContract;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;

class EmbeddedOnlineStoreTest extends OnlineStoreContract {

    @TempDir
    Path folder;

    @Override
    protected OnlineStore open() {
        return new EmbeddedOnlineStore(file());
    }

    @Override
    protected List<String> publishingProcessArguments() {
        return List.of("embedded", file().toString());
    }

    private Path file() {
        return folder.resolve("a folder? 100%/on#line.db");
    }

    @Test
    void readingCreatesNothing() throws IOException {
        store.checkReady();
        store.find("TICKET-1");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesNothingButItsFile() throws IOException {
        OnlineDocuments.of("run-1").with(10).publishTo(store);
        assertThatThrownBy(() -> OnlineDocuments.of("run-2").with("A").with("A").publishTo(store))
                .isInstanceOf(InvalidInput.class);
        store.find("TICKET-1");

        assertThat(filesBesideTheStore()).containsExactly(file());
    }

    @Test
    void keepsDocumentsAsTextForOtherPrograms() throws Exception {
        OnlineDocuments.of("run-1").with("A", "{\"subject\":\"Grüße 👋 票\"}").publishTo(store);

        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + file().toUri().toASCIIString());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select typeof(json), json ->> 'subject', length(json ->> 'subject') from document")) {
            assertThat(row.getString(1)).isEqualTo("text");
            assertThat(row.getString(2)).isEqualTo("Grüße 👋 票");
            assertThat(row.getInt(3)).isEqualTo(9);
        }
    }

    @Test
    void removesWhatAKilledPublisherLeft() throws IOException {
        OnlineDocuments.of("run-1").with(10).publishTo(store);
        Files.writeString(file().resolveSibling("on#line.db.1234.publishing"), "torn");
        Path strange = Files.writeString(file().resolveSibling("other.db.1234.publishing"), "not ours");

        OnlineDocuments.of("run-2").with(10).publishTo(store);

        assertThat(filesBesideTheStore()).containsExactlyInAnyOrder(file(), strange);
    }

    @Test
    void failsThePublisherThatAnotherOneOvertook() {
        OnlineDocuments slow = OnlineDocuments.of("slow").with(10);
        Iterator<OnlineDocument> documents = slow.documents().iterator();

        try (OnlineStore other = open()) {
            assertThatThrownBy(() -> store.publish(slow.set(), new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return documents.hasNext();
                        }

                        @Override
                        public OnlineDocument next() {
                            OnlineDocument next = documents.next();
                            if (!documents.hasNext()) {
                                OnlineDocuments.of("quick").with(20).publishTo(other);
                            }
                            return next;
                        }
                    }))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("another publisher");
        }

        assertThat(store.recent(100)).hasSize(20).first().asString().contains("quick");
    }

    @Test
    void goesOnReadingTheSetItBeganWith() {
        OnlineDocuments old = OnlineDocuments.of("run-1").with(10);
        old.publishTo(store);
        List<String> met = new ArrayList<>();

        store.forEach(document -> {
            if (met.isEmpty()) {
                OnlineDocuments.of("run-2").with(20).publishTo(store);
            }
            met.add(document.json());
        });

        assertThat(met).hasSize(10).allSatisfy(json -> assertThat(json).contains("run-1"));
        assertThat(store.recent(100)).hasSize(20);
    }

    @Test
    void refusesAFileThatIsNotAStoreAndKeepsIt() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "These are somebody's notes, not a database. ".repeat(100));

        assertThatThrownBy(() -> store.checkReady())
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("not a SQLite");
        assertThatThrownBy(() -> OnlineDocuments.of("run-1").with(1).publishTo(store))
                .isInstanceOf(Conflict.class);
        assertThat(file()).content().startsWith("These are");
    }

    @Test
    void refusesSomebodyElsesDatabase() throws Exception {
        Files.createDirectories(file().getParent());
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + file().toUri().toASCIIString());
                Statement statement = connection.createStatement()) {
            statement.execute("create table document (json text)");
        }

        assertThatThrownBy(() -> store.find("TICKET-1"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("not an online store");
    }

    @Test
    void refusesAStoreOfANewerProgram() throws Exception {
        OnlineDocuments.of("run-1").with(1).publishTo(store);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + file().toUri().toASCIIString());
                Statement statement = connection.createStatement()) {
            statement.execute("pragma user_version = 2");
        }

        try (OnlineStore reader = open()) {
            assertThatThrownBy(reader::current).isInstanceOf(Conflict.class).hasMessageContaining("format 2");
        }
    }

    @Test
    void saysSoWhenThePlaceCannotBeAFolder() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("plain"), "a file");

        try (OnlineStore impossible = new EmbeddedOnlineStore(inTheWay.resolve("online.db"))) {
            assertThatThrownBy(impossible::checkReady)
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("cannot be written");
        }
    }

    private List<Path> filesBesideTheStore() throws IOException {
        try (Stream<Path> files = Files.list(file().getParent())) {
            return files.toList();
        }
    }
}
