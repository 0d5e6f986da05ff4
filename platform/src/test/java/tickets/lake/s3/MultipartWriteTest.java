package tickets.lake.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tickets.lake.s3.MultipartWrite.Part;

class MultipartWriteTest {

    @Test
    void cutsAFileIntoPartsWithoutAGap() {
        assertThat(MultipartWrite.parts(25, 10))
                .containsExactly(new Part(1, 0, 10), new Part(2, 10, 10), new Part(3, 20, 5));
    }

    @Test
    void takesLargerPartsWhereS3WouldRunOutOfNumbers() {
        long bytes = 200_000_000_007L;

        List<Part> parts = MultipartWrite.parts(bytes, 16_000_000);

        assertThat(parts).hasSizeLessThanOrEqualTo(10_000);
        assertThat(parts.get(parts.size() - 1).last()).isEqualTo(bytes - 1);
    }
}
