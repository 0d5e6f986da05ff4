package tickets.lake.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3HttpClientTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final IOException hangUp = new SocketException("Unexpected end of file from server");

    @Test
    void letsTheSdkSendAgainWhatABrokenConnectionTook() {
        try (S3Client s3 = S3Client.builder()
                .httpClient(new S3HttpClient(new HangingUp()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .region(Region.US_EAST_1)
                .build()) {

            assertThatThrownBy(() ->
                            s3.headObject(request -> request.bucket("tickets").key("raw/tickets.json")))
                    .isInstanceOf(SdkClientException.class)
                    .hasRootCause(hangUp);
            assertThat(calls).hasValueGreaterThan(1);
        }
    }

    /** As the SDK's own client does when the service hangs up before it has answered. */
    private final class HangingUp implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {

                @Override
                public HttpExecuteResponse call() {
                    calls.incrementAndGet();
                    throw new UncheckedIOException(hangUp);
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
