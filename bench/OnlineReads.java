import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tickets.online.OnlineStore;
import tickets.online.embedded.EmbeddedOnlineStore;
import tickets.online.redis.RedisOnlineStore;
import tickets.online.redis.RedisSettings;

/**
 * Times single reads of an online store inside one process: publishes the raw file with the launcher, then asks for every
 * ticket of the set in random order, after one round to warm up. Prints one JSON object, times in milliseconds.
 *
 * <p>java -cp platform/target/tickets.jar bench/OnlineReads.java LAUNCHER RAW WORK [HOST PORT PREFIX]
 */
final class OnlineReads {

    private static final Pattern TICKET_ID = Pattern.compile("\"ticket_id\":\\s*\"([^\"]+)\"");
    private static final int ROUNDS = 5;

    public static void main(String[] arguments) throws Exception {
        List<String> ingest = new ArrayList<>(List.of(
                arguments[0], "ingest", "data=local", "data.root=" + arguments[2] + "/lake", "data.raw_file=" + arguments[1]));
        boolean isRedis = arguments.length > 3;
        if (isRedis) {
            ingest.addAll(List.of(
                    "redis_host=" + arguments[3], "redis_port=" + arguments[4], "redis_prefix=" + arguments[5]));
        }
        int exit = new ProcessBuilder(ingest).inheritIO().start().waitFor();
        if (exit != 0) {
            System.exit(exit);
        }
        try (OnlineStore store = isRedis
                ? new RedisOnlineStore(redis(arguments[3], Integer.parseInt(arguments[4]), arguments[5]))
                : new EmbeddedOnlineStore(Path.of(arguments[2], "lake/_platform/state/online.db"))) {
            long[] nanos = readAll(store);
            System.out.printf(
                    Locale.ROOT,
                    "{\"documents\": %d, \"reads\": %d, \"p50_ms\": %.4f, \"p99_ms\": %.4f, \"max_ms\": %.4f}%n",
                    store.current().orElseThrow().documents(),
                    nanos.length,
                    quantile(nanos, 0.5),
                    quantile(nanos, 0.99),
                    quantile(nanos, 1));
        }
    }

    private static RedisSettings redis(String host, int port, String prefix) {
        return new RedisSettings(host, port, null, null, false, null, prefix, Duration.ofSeconds(10));
    }

    private static long[] readAll(OnlineStore store) {
        List<String> ids = new ArrayList<>();
        store.forEach(document -> ids.add(idOf(document.json())));
        long[] nanos = new long[ids.size() * ROUNDS];
        int read = 0;
        for (int round = -1; round < ROUNDS; round++) {
            Collections.shuffle(ids, new Random(round));
            for (String id : ids) {
                long begun = System.nanoTime();
                store.find(id).orElseThrow();
                if (round >= 0) {
                    nanos[read++] = System.nanoTime() - begun;
                }
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static String idOf(String document) {
        Matcher id = TICKET_ID.matcher(document);
        if (!id.find()) {
            throw new IllegalStateException("a document without ticket_id");
        }
        return id.group(1);
    }

    private static double quantile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
    }
}
