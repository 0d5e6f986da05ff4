package tickets.runs;

/** The right to write, until it is closed or its process ends. Closing twice does nothing. */
public interface Lease extends AutoCloseable {

    /** The one who holds it. */
    LeaseHolder holder();

    /** What keeps its holder from writing when it was lost. */
    Fence fence();

    @Override
    void close();
}
