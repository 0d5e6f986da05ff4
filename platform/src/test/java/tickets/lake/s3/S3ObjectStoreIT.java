package tickets.lake.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import tickets.lake.ObjectStore;
import tickets.lake.ObjectStoreContract;
import tickets.lake.StoredObject;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

class S3ObjectStoreIT extends ObjectStoreContract {

    private static final int MEBIBYTE = 1 << 20;

    /** Parts as small as S3 allows, and no waiting. */
    private static final S3Limits SMALL =
            new S3Limits(5 * MEBIBYTE, 5 * MEBIBYTE, 2, 5 * MEBIBYTE, 5 * MEBIBYTE, 3, 3, Duration.ofMillis(1));

    private static S3TestBucket bucket;
    private static S3ObjectStore store;

    @TempDir
    Path disk;

    @BeforeAll
    static void createABucket() {
        bucket = S3TestBucket.create("object-store");
        store = new S3ObjectStore(bucket.settings());
    }

    @AfterAll
    static void removeTheBucket() {
        store.close();
        bucket.close();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Test
    void takesLettersOfAllLanguages() {
        String key = "letters/Störung-日本-🎫.json";

        store.write(key, "[]".getBytes(UTF_8));

        assertThat(store.list("letters/")).extracting(StoredObject::key).containsExactly(key);
        assertThat(store.read(key)).hasValue("[]".getBytes(UTF_8));
    }

    @Test
    void listsPastThePageOfOneAnswer() {
        try (S3ObjectStore paged = new S3ObjectStore(bucket.settings(), SMALL)) {
            List<String> keys =
                    IntStream.range(0, 8).mapToObj("pages/%d"::formatted).toList();
            keys.forEach(key -> paged.write(key, new byte[1]));

            assertThat(paged.list("pages/")).extracting(StoredObject::key).isEqualTo(keys);
        }
    }

    @Test
    void doesNotTakeTheFolderMarkersOfConsolesForObjects() {
        bucket.client()
                .putObject(request -> request.bucket(bucket.settings().bucket()).key("marked/"), RequestBody.empty());
        store.write("marked/one.json", new byte[1]);

        assertThat(store.list("marked/")).extracting(StoredObject::key).containsExactly("marked/one.json");
    }

    @Test
    void writesTheAddressAsPeopleDo() {
        assertThat(store.address("raw/tickets.json"))
                .isEqualTo("s3://" + bucket.settings().bucket() + "/raw/tickets.json");
    }

    @Test
    void refusesAnAbsoluteKey() {
        assertThatThrownBy(() -> store.open("/srv/tickets.json"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("it starts with '/', but a bucket has no absolute paths.");
    }

    @Test
    void storesAChecksumOfTheWholeWithEachObject() throws IOException {
        byte[] content = noise(11 * MEBIBYTE);
        Path file = Files.write(disk.resolve("table.parquet"), content);
        try (S3ObjectStore parts = new S3ObjectStore(bucket.settings(), SMALL)) {
            parts.upload(file, "summed/parts");
        }
        store.upload(file, "summed/whole");
        store.copy("summed/parts", "summed/copy");
        store.write("summed/bytes", content);

        for (String key : List.of("summed/parts", "summed/whole", "summed/bytes", "summed/copy")) {
            String stored = bucket.client()
                    .headObject(request ->
                            request.bucket(bucket.settings().bucket()).key(key).checksumMode(ChecksumMode.ENABLED))
                    .checksumCRC32();
            assertThat(stored).as(key).isEqualTo(Crc32Header.of(content));
        }
    }

    @Test
    void copiesALargeObjectInParts() throws IOException {
        Path file = Files.write(disk.resolve("large.bin"), noise(12 * MEBIBYTE + 5));
        try (S3ObjectStore parts = new S3ObjectStore(bucket.settings(), SMALL)) {
            parts.upload(file, "copied-in-parts/from");

            parts.copy("copied-in-parts/from", "copied-in-parts/to");

            assertThat(Files.mismatch(parts.localFile("copied-in-parts/to", disk), file))
                    .isEqualTo(-1);
        }
        assertThat(bucket.client()
                        .headObject(request ->
                                request.bucket(bucket.settings().bucket()).key("copied-in-parts/to"))
                        .eTag())
                .endsWith("-3\"");
    }

    @Test
    void goesOnReadingWhereTheConnectionBroke() throws IOException {
        byte[] content = noise(3 * MEBIBYTE);
        store.write("broken/table.bin", content);

        try (CuttingProxy proxy = new CuttingProxy(bucket.endpoint());
                S3ObjectStore shaky = new S3ObjectStore(bucket.settingsAt(proxy.address()), SMALL)) {
            proxy.cutAnswers(3, 700_000);

            assertThat(shaky.read("broken/table.bin")).hasValue(content);
            assertThat(proxy.cuts()).isEqualTo(3);
        }
    }

    @Test
    void readsAllMembersOfAGzipFileThroughABreak() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int member = 0; member < 2; member++) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(noise(MEBIBYTE));
            }
        }
        store.write("broken/members.gz", packed.toByteArray());

        try (CuttingProxy proxy = new CuttingProxy(bucket.endpoint());
                S3ObjectStore shaky = new S3ObjectStore(bucket.settingsAt(proxy.address()), SMALL)) {
            proxy.cutAnswers(1, 500_000);

            try (InputStream stream = new GZIPInputStream(shaky.open("broken/members.gz"))) {
                assertThat(stream.readAllBytes()).hasSize(2 * MEBIBYTE);
            }
        }
    }

    @Test
    void givesUpWhenTheServiceDoesNotComeBack() throws IOException {
        store.write("broken/hopeless.bin", noise(3 * MEBIBYTE));

        try (CuttingProxy proxy = new CuttingProxy(bucket.endpoint());
                S3ObjectStore shaky = new S3ObjectStore(bucket.settingsAt(proxy.address()), SMALL)) {
            proxy.cutAnswers(1, 100_000);
            InputStream stream = shaky.open("broken/hopeless.bin");
            proxy.refuseConnections();

            assertThatThrownBy(stream::readAllBytes).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void noticesThatTheObjectWasReplacedWhileTheConnectionWasBroken() throws IOException {
        store.write("broken/replaced.bin", noise(3 * MEBIBYTE));

        try (CuttingProxy proxy = new CuttingProxy(bucket.endpoint());
                S3ObjectStore shaky = new S3ObjectStore(bucket.settingsAt(proxy.address()), SMALL)) {
            proxy.cutAnswers(1, 100_000);
            InputStream stream = shaky.open("broken/replaced.bin");
            store.write("broken/replaced.bin", new byte[3 * MEBIBYTE]);

            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(Conflict.class)
                    .hasMessageEndingWith("the object was replaced meanwhile.");
        }
    }

    @Test
    void sendsAgainWhatABrokenConnectionSwallowed() throws IOException {
        byte[] content = noise(11 * MEBIBYTE);
        Path file = Files.write(disk.resolve("table.parquet"), content);

        try (CuttingProxy proxy = new CuttingProxy(bucket.endpoint());
                S3ObjectStore shaky = new S3ObjectStore(bucket.settingsAt(proxy.address()), SMALL)) {
            proxy.cutRequests(2, 2 * MEBIBYTE);

            shaky.upload(file, "broken/upload.bin");

            assertThat(proxy.cuts()).isEqualTo(2);
        }
        assertThat(store.read("broken/upload.bin")).hasValue(content);
    }

    @Test
    void leavesNoPartsBehindWhenAnUploadFails() throws IOException {
        Path file = Files.write(disk.resolve("table.parquet"), noise(11 * MEBIBYTE));

        try (CuttingProxy proxy = new CuttingProxy(bucket.endpoint());
                S3ObjectStore shaky = new S3ObjectStore(bucket.settingsAt(proxy.address()), SMALL)) {
            proxy.cutRequests(6, MEBIBYTE);

            assertThatThrownBy(() -> shaky.upload(file, "broken/failed.bin")).isInstanceOf(Unavailable.class);
        }
        assertThat(store.find("broken/failed.bin")).isEmpty();
        assertThat(uploadsUnderWay("broken/failed.bin")).isZero();
    }

    @Test
    void removesTheUploadOfAKilledWriter() {
        bucket.client()
                .createMultipartUpload(
                        request -> request.bucket(bucket.settings().bucket()).key("killed/table.parquet"));

        assertThat(store.removeUnfinishedWrites("killed/", Instant.now().minus(Duration.ofHours(1))))
                .isZero();
        assertThat(store.removeUnfinishedWrites("killed/", Instant.now().plus(Duration.ofHours(1))))
                .isOne();
        assertThat(uploadsUnderWay("killed/table.parquet")).isZero();
    }

    @Test
    void removesTheUploadsOfKilledWritersOfOneObjectAndNoneOfOthers() {
        Instant later = Instant.now().plus(Duration.ofHours(1));
        for (String key : List.of("one.parquet", "one.parquet.others")) {
            bucket.client()
                    .createMultipartUpload(request ->
                            request.bucket(bucket.settings().bucket()).key(key));
        }

        assertThat(store.removeUnfinishedWritesOf("one.parquet", later)).isOne();

        assertThat(uploadsUnderWay("one.parquet")).isZero();
        assertThat(uploadsUnderWay("one.parquet.others")).isOne();
        assertThat(store.removeUnfinishedWritesOf("one.parquet.others", later)).isOne();
    }

    @Test
    void saysThatThereIsNoBucketAndHowToCreateIt() {
        S3Settings known = bucket.settings();
        S3Settings other = new S3Settings(
                known.endpoint(), known.region(), "no-such-bucket", known.accessKey(), known.secretKey());

        try (S3ObjectStore lost = new S3ObjectStore(other)) {
            for (Runnable call : List.<Runnable>of(
                    () -> lost.find("a"),
                    () -> lost.read("a"),
                    () -> lost.list(""),
                    () -> lost.write("a", new byte[1]),
                    () -> lost.delete("a"),
                    () -> lost.copy("a", "b"))) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(NotFound.class)
                        .hasMessageContaining("there is no bucket 'no-such-bucket'")
                        .extracting("remedy")
                        .isEqualTo("Create it (aws --endpoint-url " + known.endpoint()
                                + " s3 mb s3://no-such-bucket) or set data.bucket to one that exists.");
            }
        }
    }

    @Test
    void saysThatTheKeysAreWrongAndDoesNotShowThem() {
        S3Settings known = bucket.settings();
        for (S3Settings wrong : List.of(
                new S3Settings(known.endpoint(), known.region(), known.bucket(), "stranger", "topsecret"),
                new S3Settings(known.endpoint(), known.region(), known.bucket(), known.accessKey(), "topsecret"))) {
            try (S3ObjectStore locked = new S3ObjectStore(wrong)) {
                for (Runnable call : List.<Runnable>of(
                        () -> locked.find("a"), () -> locked.read("a"), () -> locked.write("a", noise(MEBIBYTE)))) {
                    assertThatThrownBy(call::run)
                            .isInstanceOf(InvalidInput.class)
                            .hasMessageContaining("does not accept the access key or the secret key")
                            .hasMessageNotContaining("topsecret")
                            .isInstanceOfSatisfying(
                                    TicketPlatformException.class,
                                    refusal -> assertThat(refusal.remedy()).contains("data.secret_key"));
                }
            }
        }
    }

    @Test
    void saysThatTheRegionIsWrong() {
        S3Settings known = bucket.settings();
        S3Settings elsewhere =
                new S3Settings(known.endpoint(), "eu-west-1", known.bucket(), known.accessKey(), known.secretKey());

        try (S3ObjectStore abroad = new S3ObjectStore(elsewhere)) {
            assertThatThrownBy(() -> abroad.find("a"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("the bucket is not in region 'eu-west-1'");
        }
    }

    @Test
    void saysThatTheServiceSpeaksNoTls() {
        URI secure = URI.create("https://127.0.0.1:" + bucket.endpoint().getPort());

        try (S3ObjectStore store = new S3ObjectStore(bucket.settingsAt(secure))) {
            assertThatThrownBy(() -> store.find("a"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("no secure connection")
                    .extracting("remedy", InstanceOfAssertFactories.STRING)
                    .contains("http://");
        }
    }

    private static long uploadsUnderWay(String key) {
        return bucket
                .client()
                .listMultipartUploads(
                        request -> request.bucket(bucket.settings().bucket()))
                .uploads()
                .stream()
                .filter(upload -> upload.key().equals(key))
                .count();
    }
}
