package tickets.export;

import java.util.Locale;
import java.util.Map;
import tickets.lake.FileForm;
import tickets.lake.FileForm.Kind;
import tickets.lake.FileForm.Packing;
import tickets.problem.InvalidInput;

/** The end of a file name, which tells the form of an exported table. */
public final class FileSuffix {

    private static final Map<String, Kind> KINDS =
            Map.of(".parquet", Kind.PARQUET, ".csv", Kind.CSV, ".jsonl", Kind.JSON_LINES, ".ndjson", Kind.JSON_LINES);
    private static final Map<String, Packing> PACKINGS = Map.of(".gz", Packing.GZIP, ".zst", Packing.ZSTD);
    private static final String KNOWN = ".parquet, .csv, .jsonl or .ndjson, the last three also with .gz or .zst";

    private FileSuffix() {}

    /**
     * The form that a name asks for; upper and lower case are the same.
     *
     * @throws InvalidInput for any other name
     */
    public static FileForm formOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String packingSuffix = suffix(lower);
        Packing packing = PACKINGS.getOrDefault(packingSuffix, Packing.PLAIN);
        String unpacked =
                packing == Packing.PLAIN ? lower : lower.substring(0, lower.length() - packingSuffix.length());
        Kind kind = KINDS.get(suffix(unpacked));
        if (kind == null) {
            throw new InvalidInput(
                    "Invalid file name '" + name + "': its suffix does not tell the format.",
                    suffix(unpacked).equals(".json")
                            ? "JSON is written as JSON Lines, one object a line: let the name end with .jsonl."
                            : "Let it end with " + KNOWN + ".");
        }
        if (kind == Kind.PARQUET && packing != Packing.PLAIN) {
            throw new InvalidInput(
                    "Invalid file name '" + name + "': Parquet compresses inside the file, and readers could not open"
                            + " it compressed once more.",
                    "Let it end with .parquet.");
        }
        return new FileForm(kind, packing);
    }

    private static String suffix(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot);
    }
}
