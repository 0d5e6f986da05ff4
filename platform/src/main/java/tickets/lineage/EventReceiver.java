package tickets.lineage;

/** Where events go. What goes wrong is told to whoever made it, never thrown. */
interface EventReceiver extends AutoCloseable {

    /** Takes an event without waiting long. */
    void receive(String event);

    /** Waits, within bounds, until everything is where it should be. */
    @Override
    void close();
}
