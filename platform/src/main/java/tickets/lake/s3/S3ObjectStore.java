package tickets.lake.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import tickets.lake.FileProblems;
import tickets.lake.ObjectStore;
import tickets.lake.StoredObject;
import tickets.lake.StoredText;
import tickets.problem.NotFound;

/**
 * An {@link ObjectStore} in a bucket of S3 or of a service that speaks its protocol. Costs nothing until the first
 * request. Keys that end with a slash (the folder markers of some consoles) are no objects.
 */
public final class S3ObjectStore implements ObjectStore {

    private final S3Connection connection;
    private final S3Limits limits;
    private final S3Lookup lookup;
    private final S3Upload upload;
    private final S3Copy copy;
    private final S3Versions versions;

    /**
     * Connects to nothing yet.
     *
     * @param settings the bucket; it is looked for with the first request
     */
    public S3ObjectStore(S3Settings settings) {
        this(settings, S3Limits.standard());
    }

    S3ObjectStore(S3Settings settings, S3Limits limits) {
        this.connection = new S3Connection(settings);
        this.limits = limits;
        this.lookup = new S3Lookup(connection);
        MultipartWrite multipart = new MultipartWrite(connection, limits.parallelParts());
        this.upload = new S3Upload(connection, limits, multipart);
        this.copy = new S3Copy(connection, limits, multipart, lookup);
        this.versions = new S3Versions(connection);
    }

    @Override
    public List<StoredObject> list(String prefix) {
        S3Keys.requirePrefix(prefix, connection);
        return connection.call(
                "list",
                prefix,
                client -> client
                        .listObjectsV2Paginator(request -> request.bucket(connection.bucket())
                                .prefix(prefix)
                                .maxKeys(limits.pageSize()))
                        .contents()
                        .stream()
                        .filter(object -> !object.key().endsWith("/"))
                        .map(object ->
                                new StoredObject(object.key(), object.size(), object.lastModified(), object.eTag()))
                        .sorted(Comparator.comparing(StoredObject::key))
                        .toList());
    }

    @Override
    public Optional<StoredObject> find(String key) {
        S3Keys.require(key, connection);
        return lookup.find("look up", key)
                .map(object -> new StoredObject(key, object.contentLength(), object.lastModified(), object.eTag()));
    }

    @Override
    public InputStream open(String key) {
        S3Keys.require(key, connection);
        return new ResumingStream(connection, key, limits);
    }

    @Override
    public Optional<byte[]> read(String key) {
        S3Keys.require(key, connection);
        try (InputStream stream = new ResumingStream(connection, key, limits)) {
            return Optional.of(stream.readAllBytes());
        } catch (NotFound missing) {
            if (missing.getCause() instanceof NoSuchKeyException) {
                return Optional.empty();
            }
            throw missing;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void write(String key, byte[] content) {
        S3Keys.require(key, connection);
        upload.write(key, content);
    }

    @Override
    public Optional<StoredText> readText(String key) {
        S3Keys.require(key, connection);
        return versions.read(key);
    }

    @Override
    public Optional<String> replaceText(String key, String text, @Nullable String expected) {
        S3Keys.require(key, connection);
        return versions.replace(key, text, expected);
    }

    @Override
    public void upload(Path file, String key) {
        S3Keys.require(key, connection);
        upload.upload(file, key);
    }

    @Override
    public void copy(String from, String to) {
        S3Keys.require(from, connection);
        S3Keys.require(to, connection);
        copy.copy(from, to);
    }

    @Override
    public void delete(String key) {
        S3Keys.require(key, connection);
        connection.call(
                "delete",
                key,
                client -> client.deleteObject(
                        request -> request.bucket(connection.bucket()).key(key)));
    }

    @Override
    public Path localFile(String key, Path folder) {
        Path file = folder.resolve(S3Keys.fileName(key));
        Path partial = folder.resolve(".tmp-" + UUID.randomUUID());
        try (InputStream stream = open(key)) {
            Files.createDirectories(folder);
            Files.copy(stream, partial);
            return Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw FileProblems.translate("write", file, failure);
        } finally {
            partial.toFile().delete();
        }
    }

    /**
     * {@inheritDoc} Some services (MinIO) list the uploads of whole keys only, not of prefixes, and expire the rest.
     */
    @Override
    public int removeUnfinishedWrites(String prefix, Instant startedBefore) {
        return removeUploads(prefix, upload -> upload.initiated().isBefore(startedBefore));
    }

    @Override
    public int removeUnfinishedWritesOf(String key, Instant startedBefore) {
        return removeUploads(
                key, upload -> upload.key().equals(key) && upload.initiated().isBefore(startedBefore));
    }

    private int removeUploads(String prefix, Predicate<MultipartUpload> isAbandoned) {
        List<MultipartUpload> abandoned = connection.call(
                "clean up",
                prefix,
                client -> client
                        .listMultipartUploadsPaginator(
                                request -> request.bucket(connection.bucket()).prefix(prefix))
                        .uploads()
                        .stream()
                        .filter(isAbandoned)
                        .toList());
        for (MultipartUpload upload : abandoned) {
            connection.call(
                    "clean up",
                    upload.key(),
                    client -> client.abortMultipartUpload(request -> request.bucket(connection.bucket())
                            .key(upload.key())
                            .uploadId(upload.uploadId())));
        }
        return abandoned.size();
    }

    @Override
    public String address(String key) {
        return connection.address(key);
    }

    @Override
    public void close() {
        connection.close();
    }
}
