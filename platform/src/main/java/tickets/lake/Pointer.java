package tickets.lake;

import org.jspecify.annotations.Nullable;

/**
 * What the pointer of a lake says.
 *
 * @param inForce the set that readers go to; null before the first publication
 * @param publishing the set whose publication has begun and not ended; null when none is under way
 * @param claim the highest token of a writer's lease that was seen here; 0 when there never was one
 */
record Pointer(@Nullable TableSet inForce, @Nullable TableSet publishing, long claim) {

    /** Of a lake to which nothing was published. */
    static final Pointer NOWHERE = new Pointer(null, null, 0);

    Pointer claimedBy(long token) {
        return new Pointer(inForce, publishing, token);
    }

    Pointer begun(TableSet set) {
        return new Pointer(inForce, set, claim);
    }

    Pointer committed(TableSet set) {
        return new Pointer(set, publishing, claim);
    }

    Pointer ended() {
        return new Pointer(inForce, null, claim);
    }
}
