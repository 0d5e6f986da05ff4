package tickets.ingest.publishing;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import tickets.lake.ObjectStore;
import tickets.lake.s3.S3ObjectStore;
import tickets.lake.s3.S3TestBucket;
import tickets.online.OnlineStore;
import tickets.online.redis.RedisServer;

/** The same on a real S3 service and a real Redis. */
class PublicationTakeoverIT extends PublicationTakeoverTest {

    private @Nullable S3TestBucket bucket;
    private @Nullable RedisServer redis;

    @Override
    ObjectStore openStore(Path own) {
        S3TestBucket created = S3TestBucket.create("takeover");
        bucket = created;
        return new S3ObjectStore(created.settings());
    }

    @Override
    OnlineStore openOnlineStore(Path own) throws IOException {
        RedisServer running = redis == null ? RedisServer.start(own) : redis;
        redis = running;
        return running.store();
    }

    @AfterEach
    void stopServices() {
        if (redis != null) {
            redis.close();
        }
        if (bucket != null) {
            bucket.close();
        }
    }
}
