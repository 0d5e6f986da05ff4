package tickets.lake.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A client that tells a broken connection as what it is. The SDK's client over the JDK's connections hides some in an
 * {@link UncheckedIOException}, which the SDK neither sends again nor wraps.
 */
final class S3HttpClient implements SdkHttpClient {

    private final SdkHttpClient client;

    S3HttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Request(client.prepareRequest(request));
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private record Request(ExecutableHttpRequest prepared) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            try {
                return prepared.call();
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        }

        @Override
        public void abort() {
            prepared.abort();
        }
    }
}
