package tickets.lake.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.sync.RequestBody;
import tickets.lake.FileProblems;

/**
 * A part of a local file on its way up; read again from the start for every try.
 *
 * @param file the file
 * @param from its first byte, counted from 0
 * @param bytes its length
 */
record FileRegion(Path file, long from, long bytes) {

    RequestBody body() {
        return RequestBody.fromContentProvider(this::openForTheService, bytes, "application/octet-stream");
    }

    String crc32() {
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[1 << 16];
        try (InputStream stream = open()) {
            int count;
            while ((count = stream.read(buffer)) >= 0) {
                sum.update(buffer, 0, count);
            }
        } catch (IOException failure) {
            throw FileProblems.translate("read", file, failure);
        }
        return Crc32Header.of(sum);
    }

    private InputStream openForTheService() {
        try {
            return open();
        } catch (IOException failure) {
            throw FileProblems.translate("read", file, failure);
        }
    }

    private InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(file);
        channel.position(from);
        return new Bounded(Channels.newInputStream(channel), bytes);
    }

    private static final class Bounded extends InputStream {
        private final InputStream stream;
        private long left;

        private Bounded(InputStream stream, long left) {
            this.stream = stream;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = stream.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
