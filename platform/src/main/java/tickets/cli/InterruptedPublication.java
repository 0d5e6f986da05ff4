package tickets.cli;

import tickets.ingest.SettlePublication;
import tickets.lake.ObjectStore;
import tickets.online.OnlineStore;
import tickets.problem.TicketPlatformException;
import tickets.runs.RunHistory;

/** Lets a command that reads find everything in agreement, also when a run was killed while it published. */
final class InterruptedPublication {

    private InterruptedPublication() {}

    /**
     * Costs one look when there is nothing to settle. What cannot be settled now must not keep anybody from reading,
     * and a store that cannot be reached is told of by the command that goes on to read it.
     */
    static void settle(String command, Wiring wiring, ObjectStore store, Console console) {
        if (!mayBeNeeded(store)) {
            return;
        }
        try {
            end(command, wiring, store, console);
        } catch (TicketPlatformException unsettled) {
            console.err().println("Warning: a run was killed while it published, and this cannot be settled now.");
            Failures.tell(unsettled, console.err());
        }
    }

    private static boolean mayBeNeeded(ObjectStore store) {
        try {
            return SettlePublication.mayBeNeeded(store);
        } catch (TicketPlatformException outOfReach) {
            return false;
        }
    }

    private static void end(String command, Wiring wiring, ObjectStore store, Console console) {
        try (OnlineStore online = wiring.onlineStore();
                RunHistory history = wiring.historyForReading()) {
            wiring.ingest(store, online, history).settlement().settle(command).ifPresent(console.err()::println);
        }
    }
}
