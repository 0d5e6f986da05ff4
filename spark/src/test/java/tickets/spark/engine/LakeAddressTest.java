package tickets.spark.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.spark.TestSettings;

class LakeAddressTest {

    @TempDir
    private Path folder;

    @Test
    void namesALakeAlikeWhetherItsFolderIsThereOrNot() throws IOException {
        Path root = folder.resolve("it's 100% mine");
        LakeAddress address = local(root.toString());
        String before = address.lake();

        Files.createDirectories(root);

        assertThat(address.lake()).isEqualTo(before);
        assertThat(local(root + "/").lake()).isEqualTo(before);
        assertThat(local(root + "/../" + root.getFileName()).lake()).isEqualTo(before);
        assertThat(before).startsWith("file:///").endsWith("/it's%20100%25%20mine");
    }

    @Test
    void namesABucketWithoutASlashAtItsEnd() {
        LakeAddress address =
                new LakeAddress(TestSettings.of(List.of("data=minio", "data.bucket=tickets", "state.root=" + folder))
                        .settings()
                        .data());

        assertThat(address.lake()).isEqualTo("s3a://tickets");
    }

    private static LakeAddress local(String root) {
        return new LakeAddress(TestSettings.of(List.of("data=local", "data.root=" + root))
                .settings()
                .data());
    }
}
