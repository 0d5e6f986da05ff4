package tickets.lake.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

class S3ProblemsTest {

    private static final String SECRET = "topsecret";

    @ParameterizedTest
    @CsvSource({
        "404, NoSuchBucket, NotFound, there is no bucket 'tickets'",
        "404, NoSuchKey, NotFound, there is no such object",
        "403, InvalidAccessKeyId, InvalidInput, does not accept the access key or the secret key",
        "403, SignatureDoesNotMatch, InvalidInput, does not accept the access key or the secret key",
        "403, AccessDenied, InvalidInput, the service denies it to these keys (AccessDenied)",
        "400, AuthorizationHeaderMalformed, InvalidInput, the bucket is not in region 'us-east-1'",
        "403, RequestTimeTooSkewed, Unavailable, the clocks of this machine and of the service differ too much",
        "412, PreconditionFailed, Conflict, the object was replaced meanwhile",
        "400, BadDigest, Unavailable, the content was damaged on the way (BadDigest)",
        "404, NoSuchUpload, Unavailable, the service no longer knows the upload",
        "507, XMinioStorageFull, Unavailable, the service's storage is full",
        "503, SlowDown, Unavailable, the service answered 503 SlowDown: words of the service after 3 tries",
        "400, EntityTooLarge, InvalidInput, the service answered 400 EntityTooLarge: words of the service"
    })
    void saysWhatARefusalMeans(int status, String code, String kind, String why) throws IOException {
        try (AnsweringServer server = AnsweringServer.refusing(status, code, "words of the service.")) {
            TicketPlatformException problem = failureOfReading(server.address());

            assertThat(problem.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(problem)
                    .hasMessageStartingWith("Cannot read 's3://tickets/raw/a.json' at " + server.address() + ": ")
                    .hasMessageContaining(why)
                    .hasMessageNotContaining(SECRET);
            assertThat(problem.remedy()).endsWith(".").doesNotContain(SECRET);
        }
    }

    @Test
    void namesTheRegionThatTheBucketIsIn() throws IOException {
        Map<String, String> headers = Map.of("x-amz-bucket-region", "eu-central-1");
        try (AnsweringServer server = AnsweringServer.answering(301, headers, "")) {
            TicketPlatformException problem = failureOfReading(server.address());

            assertThat(problem)
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageEndingWith("the bucket is not in region 'us-east-1' but in 'eu-central-1'.");
            assertThat(problem.remedy()).isEqualTo("Set data.region to eu-central-1.");
        }
    }

    @Test
    void noticesThatAWebPageAnswers() throws IOException {
        try (AnsweringServer server = AnsweringServer.answering(404, Map.of(), "<html>not here</html>")) {
            assertThat(failureOfReading(server.address()))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageEndingWith("what answers there (status 404) does not speak S3.");
        }
    }

    @Test
    void triesAgainBeforeItGivesUp() throws IOException {
        try (AnsweringServer server = AnsweringServer.refusing(500, "InternalError", "oops")) {
            assertThat(failureOfReading(server.address())).isInstanceOf(Unavailable.class);
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void noticesContentThatWasDamagedOnTheWay() throws IOException {
        Map<String, String> headers = Map.of("x-amz-checksum-crc32", "AAAAAA==", "x-amz-checksum-type", "FULL_OBJECT");
        try (AnsweringServer server = AnsweringServer.answering(200, headers, "[1]")) {
            assertThat(failureOfReading(server.address()))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageEndingWith("the content was damaged on the way (its checksum differs).");
        }
    }

    @Test
    void saysWhatToStartWhenNobodyListens() throws IOException {
        URI address;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        TicketPlatformException problem = failureOfReading(address);

        assertThat(problem)
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "Cannot read 's3://tickets/raw/a.json' at " + address + ": connection refused after 3 tries.");
        assertThat(problem.remedy()).startsWith("Start the S3 service there");
    }

    @Test
    void saysWhereCredentialsMayComeFrom() {
        S3Problems problems = new S3Problems(new S3Settings(null, "eu-west-1", "tickets", null, null));

        TicketPlatformException problem = problems.translate(
                "read",
                "s3://tickets/a",
                SdkClientException.create("Unable to load credentials from any of the providers in the chain"));

        assertThat(problem)
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Cannot read 's3://tickets/a' at AWS region eu-west-1: no AWS credentials were found.");
    }

    @Test
    void tellsTheSameForALookUpWhoseAnswerHasNoWords() throws IOException {
        for (String code : List.of("InvalidAccessKeyId", "AccessDenied")) {
            try (AnsweringServer server = AnsweringServer.refusing(403, code, "words");
                    S3ObjectStore store = store(server.address())) {
                assertThat(catchThrowableOfType(TicketPlatformException.class, () -> store.find("raw/a.json")))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageContaining(code.equals("AccessDenied") ? "denies it" : "does not accept");
            }
        }
    }

    @Test
    void isAConflictWhenTheObjectChangesDuringACopy() throws IOException {
        try (AnsweringServer server = AnsweringServer.answering(412, Map.of(), "");
                S3ObjectStore store = store(server.address())) {
            assertThat(catchThrowableOfType(TicketPlatformException.class, () -> store.copy("a", "b")))
                    .isInstanceOf(Conflict.class);
        }
    }

    private static TicketPlatformException failureOfReading(URI endpoint) {
        try (S3ObjectStore store = store(endpoint)) {
            return catchThrowableOfType(
                    TicketPlatformException.class,
                    () -> store.open("raw/a.json").readAllBytes());
        }
    }

    private static S3ObjectStore store(URI endpoint) {
        return new S3ObjectStore(new S3Settings(endpoint, "us-east-1", "tickets", "someone", SECRET));
    }
}
