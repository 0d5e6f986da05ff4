package tickets.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tickets.lake.ObjectStore;
import tickets.lake.ReadableSet;
import tickets.lake.ReadableSets;
import tickets.lake.ReadableTable;
import tickets.lake.StoredSets;
import tickets.online.OnlineSet;
import tickets.online.OnlineStore;
import tickets.problem.TicketPlatformException;

/** What is published. */
@Command(
        name = "tables",
        sortOptions = false,
        header = "List every table with rows, run, size and age, and what the online store holds.",
        description = "")
final class TablesCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    final HelpOption help = new HelpOption();

    TablesCommand(Console console) {
        this.console = console;
    }

    /**
     * What the online store says of itself.
     *
     * @param address where it is
     * @param set what it serves; null when that is nothing, or when it cannot be asked
     */
    private record Served(String address, @Nullable OnlineSet set) {}

    @Override
    public Integer call() {
        Wiring wiring = new Wiring(options.load());
        try (ObjectStore store = wiring.objectStore()) {
            InterruptedPublication.settle("tables", wiring, store, console);
            List<ReadableSet> sets = sets(wiring, store).newestFirst();
            ReadableSet inForce = sets.isEmpty() ? null : sets.get(0);
            Served served = served(wiring);
            switch (output.format()) {
                case JSON -> console.out().println(json(inForce, served, wiring).toPrettyString());
                case TEXT -> {
                    if (inForce == null) {
                        console.err()
                                .println("Nothing was published in " + store.address("")
                                        + " yet. `tickets ingest` makes the first tables.");
                    } else {
                        text(inForce, served, wiring);
                    }
                }
            }
        }
        return ExitCode.DONE;
    }

    private ReadableSets sets(Wiring wiring, ObjectStore store) {
        return switch (wiring.settings().engine().kind()) {
            case DUCKDB -> new StoredSets(store);
            case SPARK -> SparkReading.ofSets(wiring, options.asGiven(), console);
        };
    }

    /** An online store that is away must not keep anybody from seeing the tables. */
    private Served served(Wiring wiring) {
        try (OnlineStore online = wiring.onlineStore()) {
            try {
                return new Served(online.address(), online.current().orElse(null));
            } catch (TicketPlatformException away) {
                console.err().println("Warning: the online store could not be asked.");
                Failures.tell(away, console.err());
                return new Served(online.address(), null);
            }
        }
    }

    private void text(ReadableSet set, Served served, Wiring wiring) {
        String age = Quantity.ofTime(age(set, wiring));
        TextTable tables = new TextTable("table", "rows", "run", "age", "size", "file");
        for (ReadableTable table : set.tables()) {
            tables.row(
                    table.name(),
                    table.rows() == null ? "-" : String.format(Locale.ROOT, "%,d", table.rows()),
                    set.runId(),
                    age,
                    Quantity.ofBytes(table.bytes()),
                    table.address());
        }
        OnlineSet online = served.set();
        tables.row(
                "online store",
                online == null ? "-" : String.format(Locale.ROOT, "%,d", online.documents()),
                online == null ? "-" : online.runId(),
                online == null
                        ? "-"
                        : Quantity.ofTime(Duration.between(
                                online.publishedAt(), wiring.clock().instant())),
                "-",
                served.address());
        tables.print(console.out());
    }

    private static Duration age(ReadableSet set, Wiring wiring) {
        return Duration.between(set.publishedAt(), wiring.clock().instant());
    }

    private static ObjectNode json(@Nullable ReadableSet set, Served served, Wiring wiring) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("run_id", set == null ? null : set.runId());
        document.put("published_at", set == null ? null : set.publishedAt().toString());
        var tables = document.putArray("tables");
        if (set != null) {
            long age =
                    Math.max(0, age(set, wiring).truncatedTo(ChronoUnit.SECONDS).toSeconds());
            set.tables()
                    .forEach(table -> tables.addObject()
                            .put("table", table.name())
                            .put("rows", table.rows())
                            .put("run_id", set.runId())
                            .put("bytes", table.bytes())
                            .put("age_seconds", age)
                            .put("file", table.address()));
        }
        OnlineSet online = served.set();
        document.putObject("online_store")
                .put("address", served.address())
                .put("documents", online == null ? null : online.documents())
                .put("run_id", online == null ? null : online.runId());
        return document;
    }
}
