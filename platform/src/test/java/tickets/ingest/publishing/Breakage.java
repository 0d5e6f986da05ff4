package tickets.ingest.publishing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tickets.lake.ObjectStore;
import tickets.online.OnlineStore;
import tickets.problem.Unavailable;

/**
 * Breaks the stores around which it is put at one call, counted over all of them. Thread-safe; the stores themselves
 * are real.
 */
public final class Breakage {

    /** What happens at the call. */
    public enum Kind {
        /** It fails without an effect; the next ones work. */
        FAILS_ONCE(false, false),
        /** It has its effect, but the answer is lost; the next ones work. */
        LOSES_ONE_ANSWER(true, false),
        /** The process is killed before the call. */
        DIES_BEFORE(false, true),
        /** The process is killed behind the call. */
        DIES_BEHIND(true, true);

        private final boolean hasEffect;
        private final boolean isForGood;

        Kind(boolean hasEffect, boolean isForGood) {
            this.hasEffect = hasEffect;
            this.isForGood = isForGood;
        }

        /** Whether nothing works afterwards, as for a killed process. */
        public boolean isForGood() {
            return isForGood;
        }
    }

    private static final Set<String> HARMLESS = Set.of("address", "close", "toString", "hashCode", "equals");

    private final int at;
    private final Kind kind;
    private int calls;
    private String broken = "";

    /** @param at which call breaks, from 1 */
    public Breakage(int at, Kind kind) {
        this.at = at;
        this.kind = kind;
    }

    public ObjectStore around(ObjectStore store) {
        return around(ObjectStore.class, store);
    }

    public OnlineStore around(OnlineStore store) {
        return around(OnlineStore.class, store);
    }

    private <T> T around(Class<T> port, T store) {
        InvocationHandler handler = (proxy, method, arguments) -> call(store, method, arguments);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private synchronized @Nullable Object call(Object store, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (HARMLESS.contains(method.getName())) {
            return invoke(store, method, arguments);
        }
        calls++;
        if (calls < at || (calls > at && !kind.isForGood)) {
            return invoke(store, method, arguments);
        }
        if (calls == at) {
            broken = method.getName();
            if (kind.hasEffect) {
                invoke(store, method, arguments);
            }
        }
        throw new Unavailable("Cannot " + method.getName() + ": broken by the test.", "Nothing.");
    }

    private static @Nullable Object invoke(Object store, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    /** Whether there were so many calls. */
    public synchronized boolean hasHappened() {
        return calls >= at;
    }

    @Override
    public synchronized String toString() {
        return kind + " at call " + at + " (" + broken + ")";
    }
}
