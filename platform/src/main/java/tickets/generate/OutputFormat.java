package tickets.generate;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import tickets.problem.InvalidInput;

/**
 * How records are laid out in a file, told by its suffix: {@code .json} is one array, {@code .jsonl} and
 * {@code .ndjson} are lines, each also with {@code .gz} or {@code .zst} behind.
 */
record OutputFormat(Layout layout, Compression compression) {

    /** One array, or one record a line. */
    enum Layout {
        ARRAY,
        LINES
    }

    /** Both are deterministic for one version of their library, the content is so always. */
    enum Compression {
        NONE(""),
        GZIP(".gz"),
        ZSTD(".zst");

        private final String suffix;

        Compression(String suffix) {
            this.suffix = suffix;
        }

        OutputStream around(OutputStream out) throws IOException {
            return switch (this) {
                case NONE -> out;
                case GZIP -> new GZIPOutputStream(out, 1 << 16);
                case ZSTD -> new ZstdOutputStream(out);
            };
        }
    }

    static OutputFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        Compression compression =
                name.endsWith(".gz") ? Compression.GZIP : name.endsWith(".zst") ? Compression.ZSTD : Compression.NONE;
        String plain = name.substring(0, name.length() - compression.suffix.length());
        if (plain.endsWith(".json")) {
            return new OutputFormat(Layout.ARRAY, compression);
        }
        if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
            return new OutputFormat(Layout.LINES, compression);
        }
        throw new InvalidInput(
                "Cannot tell the format of '" + file + "' by its suffix.",
                "Use .json for one array, .jsonl or .ndjson for lines, and .gz or .zst behind it to compress.");
    }
}
