package tickets.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tickets.ingest.VerifyPublished;
import tickets.lake.ObjectStore;
import tickets.online.Discrepancy;
import tickets.online.OnlineStore;
import tickets.online.OnlineVerification;
import tickets.problem.NotFound;

/** Reads of the online store. */
@Command(
        name = "online",
        header = "Read the online store: get one ticket, the newest ones, or verify them all.",
        description = "",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {OnlineCommand.Get.class, OnlineCommand.Recent.class, OnlineCommand.Verify.class})
final class OnlineCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing for `tickets online`: get, recent or verify.");
    }

    /** One ticket. */
    @Command(name = "get", sortOptions = false, header = "Print one ticket as JSON.", description = "")
    static final class Get implements Callable<Integer> {

        private final Console console;

        @Mixin
        private final IdAndSettings options = new IdAndSettings();

        @Mixin
        final HelpOption help = new HelpOption();

        Get(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            try (OnlineStore online = new Wiring(options.load()).onlineStore()) {
                String id = options.id();
                String document = online.find(id).orElseThrow(() -> absent(id, online));
                console.out().println(document);
                return ExitCode.DONE;
            }
        }

        private static NotFound absent(String id, OnlineStore online) {
            String start = "Cannot find ticket '" + id + "' in the online store at " + online.address() + ": ";
            return online.current()
                    .map(set -> new NotFound(
                            start + "it is not among the " + set.documents() + " tickets of run " + set.runId() + ".",
                            "Look at the newest ones with `tickets online recent`, or publish more with"
                                    + " data.num_online=COUNT."))
                    .orElseGet(() ->
                            new NotFound(start + "nothing was published there yet.", "Run `tickets ingest` first."));
        }
    }

    /** The newest tickets. */
    @Command(
            name = "recent",
            sortOptions = false,
            header = "Print the newest tickets, one JSON object a line.",
            description = "")
    static final class Recent implements Callable<Integer> {

        private final Console console;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
        private CommandSpec spec;

        @Option(
                names = {"-n", "--count"},
                paramLabel = "COUNT",
                defaultValue = "10",
                description = "How many (default: 10).")
        private int count;

        @Mixin
        private final SettingsOptions options = new SettingsOptions();

        @Mixin
        final HelpOption help = new HelpOption();

        Recent(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            int shown = PositiveCount.of(count, "--count", spec);
            try (OnlineStore online = new Wiring(options.load()).onlineStore()) {
                List<String> documents = online.recent(shown);
                documents.forEach(console.out()::println);
                if (documents.isEmpty()) {
                    console.err().println("The online store at " + online.address() + " is empty.");
                }
                return ExitCode.DONE;
            }
        }
    }

    /** Every document against the online table. */
    @Command(
            name = "verify",
            sortOptions = false,
            header = "Compare every document of the online store with the online table; exit 1 if any differs.",
            description = "")
    static final class Verify implements Callable<Integer> {

        private final Console console;

        @Mixin
        private final SettingsOptions options = new SettingsOptions();

        @Mixin
        final HelpOption help = new HelpOption();

        Verify(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Wiring wiring = new Wiring(options.load());
            try (ObjectStore store = wiring.objectStore();
                    OnlineStore online = wiring.onlineStore();
                    ReadingEngine engine = ReadingEngine.start(wiring)) {
                InterruptedPublication.settle("online verify", wiring, store, console);
                OnlineVerification found =
                        new VerifyPublished(store, online).verify(engine.session(), engine.workFolder());
                tell(found, online);
                return found.matches() ? ExitCode.DONE : ExitCode.FAILED;
            }
        }

        private void tell(OnlineVerification found, OnlineStore online) {
            console.out().printf("online store  %s%n", online.address());
            console.out().printf("expected      %d%n", found.expected());
            console.out().printf("found         %d%n", found.found());
            tell("missing", found.missing());
            tell("extra", found.extra());
            tell("different", found.different());
            console.out().printf("in order      %s%n", yesOrNo(found.inOrder()));
            console.out().printf("of the run    %s%n", yesOrNo(found.ofTheRun()));
            console.out().printf("count fits    %s%n", yesOrNo(found.countFits()));
            if (!found.matches()) {
                console.err().println("The online store differs from the online table.");
                console.err().println("  `tickets ingest` with the same settings publishes it anew.");
            }
        }

        private void tell(String name, Discrepancy discrepancy) {
            String first = discrepancy.isEmpty() ? "" : "   " + String.join(", ", discrepancy.firstTicketIds());
            console.out().printf("%-13s %d%s%n", name, discrepancy.count(), first);
        }

        private static String yesOrNo(boolean answer) {
            return answer ? "yes" : "no";
        }
    }
}
