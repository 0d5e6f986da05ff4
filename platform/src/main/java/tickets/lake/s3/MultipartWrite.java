package tickets.lake.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** An object that arrives in parts and appears as a whole, or not at all. */
final class MultipartWrite {

    /**
     * @param number counted from 1
     * @param from first byte, counted from 0
     * @param bytes length
     */
    record Part(int number, long from, long bytes) {
        long last() {
            return from + bytes - 1;
        }
    }

    /** Brings one part to the service. Called from several threads. */
    @FunctionalInterface
    interface Sender {
        CompletedPart send(String uploadId, Part part);
    }

    private static final int MAX_PARTS = 10_000;

    private final S3Connection connection;
    private final int parallelParts;

    MultipartWrite(S3Connection connection, int parallelParts) {
        this.connection = connection;
        this.parallelParts = parallelParts;
    }

    static List<Part> parts(long bytes, long partBytes) {
        long size = Math.max(partBytes, (bytes + MAX_PARTS - 1) / MAX_PARTS);
        List<Part> parts = new ArrayList<>();
        for (long from = 0; from < bytes; from += size) {
            parts.add(new Part(parts.size() + 1, from, Math.min(size, bytes - from)));
        }
        return List.copyOf(parts);
    }

    /** Parts that come with their CRC-32, which add up to that of the whole. */
    void write(String key, List<Part> parts, Sender sender) {
        write(key, parts, sender, ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT);
    }

    /** Parts without a checksum from here; the service makes its own. */
    void writeSummedThere(String key, List<Part> parts, Sender sender) {
        write(key, parts, sender, null, null);
    }

    private void write(
            String key,
            List<Part> parts,
            Sender sender,
            @Nullable ChecksumAlgorithm algorithm,
            @Nullable ChecksumType type) {
        String uploadId = connection.call(
                "write",
                key,
                client -> client.createMultipartUpload(request -> request.bucket(connection.bucket())
                                .key(key)
                                .checksumAlgorithm(algorithm)
                                .checksumType(type))
                        .uploadId());
        try {
            List<CompletedPart> sent = sendAll(key, uploadId, parts, sender);
            connection.call(
                    "write",
                    key,
                    client -> client.completeMultipartUpload(request -> request.bucket(connection.bucket())
                            .key(key)
                            .uploadId(uploadId)
                            .checksumType(type)
                            .multipartUpload(upload -> upload.parts(sent))));
        } catch (RuntimeException failure) {
            abort(key, uploadId, failure);
            throw failure;
        }
    }

    private List<CompletedPart> sendAll(String key, String uploadId, List<Part> parts, Sender sender) {
        ExecutorService threads = Executors.newFixedThreadPool(
                parallelParts,
                BasicThreadFactory.builder()
                        .namingPattern("s3-part")
                        .daemon(true)
                        .build());
        try {
            List<Future<CompletedPart>> sending = new ArrayList<>();
            for (Part part : parts) {
                sending.add(threads.submit(() -> sender.send(uploadId, part)));
            }
            List<CompletedPart> sent = new ArrayList<>();
            for (Future<CompletedPart> part : sending) {
                sent.add(part.get());
            }
            return sent;
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof TicketPlatformException problem
                    ? problem
                    : new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable(
                    "Cannot write '" + connection.address(key) + "': the upload was interrupted.",
                    "Run the command again.",
                    stopped);
        } finally {
            stop(threads);
        }
    }

    /** A part that is still under way would outlive the abort. */
    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
        boolean wasInterrupted = Thread.interrupted();
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException again) {
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void abort(String key, String uploadId, RuntimeException failure) {
        boolean wasInterrupted = Thread.interrupted(); // the SDK sends nothing from an interrupted thread
        try {
            connection.call(
                    "clean up",
                    key,
                    client -> client.abortMultipartUpload(request ->
                            request.bucket(connection.bucket()).key(key).uploadId(uploadId)));
        } catch (TicketPlatformException leftBehind) {
            failure.addSuppressed(leftBehind);
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
