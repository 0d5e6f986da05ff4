package tickets.lineage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Posts events to an address, one after the other, while the run goes on. Used by one thread. */
final class EventPost implements EventReceiver {

    private static final int SUCCESS = 2;

    private final URI url;
    private final @Nullable String token;
    private final Duration timeout;
    private final Consumer<String> trouble;
    private final HttpClient client;
    private CompletableFuture<Boolean> sent = CompletableFuture.completedFuture(true);

    /**
     * @param token is sent along; null: none
     * @param timeout for one event, and for the wait at the end
     * @param trouble is told, in a sentence, why an event did not arrive; from any thread
     */
    EventPost(URI url, @Nullable String token, Duration timeout, Consumer<String> trouble) {
        this.url = url;
        this.token = token;
        this.timeout = timeout;
        this.trouble = trouble;
        // Not every receiver takes the offer to upgrade that comes with HTTP/2.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public void receive(String event) {
        HttpRequest request = request(event);
        sent = sent.thenCompose(before -> client.sendAsync(request, BodyHandlers.discarding()))
                .handle(this::arrived);
    }

    private HttpRequest request(String event) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private boolean arrived(@Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
        if (response != null && response.statusCode() / 100 == SUCCESS) {
            return true;
        }
        undelivered(response == null ? reason(failure) : "it answers with status " + response.statusCode());
        return false;
    }

    /** The kind of failure alone when there are no words: the JDK's own are often empty. */
    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        return String.valueOf(cause);
    }

    private void undelivered(String why) {
        trouble.accept("Cannot deliver lineage events to " + url + ": " + why
                + ". Look after the receiver, or correct lineage.url, lineage.token or lineage.timeout.");
    }

    @Override
    public void close() {
        try {
            sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            undelivered("no answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            undelivered(reason(failed.getCause()));
        }
    }
}
