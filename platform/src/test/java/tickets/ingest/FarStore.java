package tickets.ingest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tickets.lake.ObjectStore;

/**
 * A store as if it were far away: local files of it are copies, and it is remembered what was fetched. The store itself
 * is real.
 */
final class FarStore {

    private final ObjectStore store;
    private final boolean copies;
    private final List<String> fetched = new ArrayList<>();

    private FarStore(ObjectStore store, boolean copies) {
        this.store = store;
        this.copies = copies;
    }

    /** A store of this machine that hides it. */
    static FarStore hiding(ObjectStore local) {
        return new FarStore(local, true);
    }

    /** A store that is elsewhere already. */
    static FarStore counting(ObjectStore remote) {
        return new FarStore(remote, false);
    }

    ObjectStore port() {
        Class<?>[] ports = {ObjectStore.class};
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), ports, (proxy, method, arguments) -> call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("localFile") && arguments != null) {
            String key = (String) arguments[0];
            synchronized (fetched) {
                fetched.add(key);
            }
            if (!copies) {
                return store.localFile(key, (Path) arguments[1]);
            }
            Path copy = ((Path) arguments[1]).resolve(UUID.randomUUID() + ".fetched");
            return Files.copy(store.localFile(key, copy), copy);
        }
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    /** The parts that were fetched since the last time this was asked. */
    List<String> fetchedParts() {
        synchronized (fetched) {
            List<String> parts = fetched.stream()
                    .filter(key -> key.startsWith("_platform/parts/"))
                    .toList();
            fetched.clear();
            return parts;
        }
    }
}
