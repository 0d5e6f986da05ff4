package tickets.ingest.publishing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tickets.lake.ObjectStore;
import tickets.online.OnlineStore;

/**
 * Pauses the process around whose stores it is put at one call, counted over all of them, and lets something else
 * happen meanwhile. The stores themselves are real. Used by one thread.
 */
final class Intermission {

    /** On which side of the call it is paused. */
    enum Moment {
        BEFORE,
        BEHIND
    }

    private static final Set<String> HARMLESS = Set.of("address", "close", "toString", "hashCode", "equals");

    private final int at;
    private final Moment moment;
    private final Runnable meanwhile;
    private int calls;
    private String pausedAt = "never";

    /** @param at at which call, from 1 */
    Intermission(int at, Moment moment, Runnable meanwhile) {
        this.at = at;
        this.moment = moment;
        this.meanwhile = meanwhile;
    }

    ObjectStore around(ObjectStore store) {
        return around(ObjectStore.class, store);
    }

    OnlineStore around(OnlineStore store) {
        return around(OnlineStore.class, store);
    }

    private <T> T around(Class<T> port, T store) {
        InvocationHandler handler = (proxy, method, arguments) -> call(store, method, arguments);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private @Nullable Object call(Object store, Method method, Object @Nullable [] arguments) throws Throwable {
        if (HARMLESS.contains(method.getName()) || ++calls != at) {
            return invoke(store, method, arguments);
        }
        pausedAt = moment + " " + method.getName();
        if (moment == Moment.BEFORE) {
            meanwhile.run();
            return invoke(store, method, arguments);
        }
        Object answer = invoke(store, method, arguments);
        meanwhile.run();
        return answer;
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
    boolean hasHappened() {
        return calls >= at;
    }

    @Override
    public String toString() {
        return "paused at call %d, %s".formatted(at, pausedAt);
    }
}
