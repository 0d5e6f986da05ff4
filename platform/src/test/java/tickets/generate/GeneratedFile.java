package tickets.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A generated file and its answer key, as tests look at them. */
record GeneratedFile(List<byte[]> records, JsonNode answers) {

    static GeneratedFile generate(Path folder, String name, long count, long seed, double badShare) throws IOException {
        Path file = folder.resolve(name);
        Path answers = folder.resolve(name + ".answers.json");
        new GenerateTickets()
                .generate(new GenerationPlan(count, seed, badShare, file, answers), GenerationProgress.SILENT);
        return new GeneratedFile(recordsOf(read(file)), new ObjectMapper().readTree(Files.readAllBytes(answers)));
    }

    static byte[] read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz")
                        ? new GZIPInputStream(raw)
                        : file.toString().endsWith(".zst") ? new ZstdInputStream(raw) : raw) {
            return in.readAllBytes();
        }
    }

    /** The records as trees; only for files without bad ones. */
    List<JsonNode> trees() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> trees = new ArrayList<>();
        for (byte[] record : records) {
            trees.add(mapper.readTree(record));
        }
        return trees;
    }

    private static List<byte[]> recordsOf(byte[] content) {
        List<byte[]> records = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < content.length; at++) {
            if (content[at] == '\n') {
                int end = at > start && content[at - 1] == ',' ? at - 1 : at;
                boolean bracket = end - start == 1 && (content[start] == '[' || content[start] == ']');
                if (!bracket) {
                    records.add(Arrays.copyOfRange(content, start, end));
                }
                start = at + 1;
            }
        }
        return records;
    }
}
