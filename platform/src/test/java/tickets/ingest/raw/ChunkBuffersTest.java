package tickets.ingest.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ChunkBuffersTest {

    private final ChunkBuffers buffers = new ChunkBuffers(2, 100);

    @Test
    void takesAFreeOneBeforeItMakesAnother() throws InterruptedException {
        byte[] first = buffers.take(0);
        buffers.giveBack(first);

        assertThat(buffers.take(50)).isSameAs(first);
        assertThat(buffers.take(50)).isNotSameAs(first).hasSize(100);
    }

    @Test
    void waitsForOneThatIsGivenBackWhenAllAreInUse() throws InterruptedException, ExecutionException {
        byte[] first = buffers.take(0);
        buffers.take(0);

        CompletableFuture<byte[]> third = CompletableFuture.supplyAsync(this::take);
        assertThat(third).isNotDone();
        buffers.giveBack(first);

        assertThat(third.get()).isSameAs(first);
    }

    @Test
    void makesALargerOneForAHugeRecordAndOneOfTheUsualSizeWhenThatComesBack() throws InterruptedException {
        byte[] huge = buffers.take(1_000);
        buffers.take(0);
        buffers.giveBack(huge);

        assertThat(huge).hasSize(1_000);
        assertThat(buffers.take(0)).hasSize(100);
    }

    private byte[] take() {
        try {
            return buffers.take(0);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
