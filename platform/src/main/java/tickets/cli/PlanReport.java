package tickets.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import tickets.ingest.IngestPlan;
import tickets.ingest.IngestPlan.RawFileToJudge;
import tickets.runs.RunCounts;

/** A plan for people and for programs. */
final class PlanReport {

    private static final int NAMED = 10;

    private PlanReport() {}

    static void text(IngestPlan plan, PrintStream out) {
        out.printf(Locale.ROOT, "read         %,d bytes of raw files%n", plan.bytesToRead());
        out.printf(
                Locale.ROOT, "judge        %,d raw files; %s%n", plan.toJudge().size(), known(plan.rawFiles()));
        plan.toJudge().stream().limit(NAMED).forEach(source -> out.printf("  %s%n", PrintedText.of(line(source))));
        if (plan.toJudge().size() > NAMED) {
            out.printf(Locale.ROOT, "  and %,d more%n", plan.toJudge().size() - NAMED);
        }
        out.printf(
                Locale.ROOT,
                "             %,d records: %,d accepted, %,d to quarantine%n",
                plan.judged(),
                plan.judged() - plan.quarantined(),
                plan.quarantined());
        if (plan.isPublished()) {
            tables(plan, out);
        } else {
            out.println("publish      nothing");
        }
        plan.remarks().forEach(remark -> out.println("Warning: " + PrintedText.of(remark)));
        if (plan.refusal() != null) {
            out.println("The ingest would be refused. " + PrintedText.of(plan.refusal()));
        }
    }

    /** Of raw files that need not be judged; some of them are read all the same, to see what they hold. */
    static String known(Map<String, Long> rawFiles) {
        long renamed = rawFiles.getOrDefault("renamed", 0L);
        String known = String.format(
                Locale.ROOT,
                "%,d judged before %s not judged again",
                rawFiles.getOrDefault("carried", 0L) + renamed,
                rawFiles.getOrDefault("carried", 0L) + renamed == 1 ? "is" : "are");
        return renamed == 0 ? known : known + String.format(Locale.ROOT, ", %,d of them under another name", renamed);
    }

    private static void tables(IngestPlan plan, PrintStream out) {
        RunCounts counts = plan.counts();
        out.printf(
                Locale.ROOT,
                "recompute    %,d of %,d stretches of the offline table, the online table%n",
                plan.slicesToMake(),
                plan.slices());
        out.printf(
                Locale.ROOT,
                "publish      %,d read = %,d accepted + %,d quarantined; %,d offline, %,d superseded; %,d online%n",
                counts.read(),
                counts.accepted(),
                counts.quarantined(),
                counts.offline(),
                counts.superseded(),
                counts.online());
        out.printf(Locale.ROOT, "evict        %,d tickets from the online store%n", plan.evicted());
    }

    private static String line(RawFileToJudge raw) {
        String why = switch (raw.why()) {
            case "changed" -> "changed since it was judged";
            case "contract" -> "judged under another contract or other settings";
            case "full" -> "everything is made anew";
            default -> raw.why();
        };
        return String.format(Locale.ROOT, "%s  (%,d bytes, %s)", raw.file(), raw.bytes(), why);
    }

    static ObjectNode json(IngestPlan plan) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("bytes_to_read", plan.bytesToRead());
        var files = document.putArray("to_judge");
        plan.toJudge()
                .forEach(source -> files.addObject()
                        .put("file", source.file())
                        .put("bytes", source.bytes())
                        .put("why", source.why()));
        RunJson.put(document.putObject("raw_files"), plan.rawFiles());
        document.put("judged", plan.judged());
        document.put("judged_quarantined", plan.quarantined());
        document.put("publishes", plan.isPublished());
        RunJson.put(document, plan.counts().byName());
        RunJson.put(document.putObject("reasons"), plan.reasons());
        document.put("offline_slices", plan.slices());
        document.put("offline_slices_to_make", plan.slicesToMake());
        document.put("evicted", plan.evicted());
        plan.remarks().forEach(document.putArray("remarks")::add);
        document.put("refusal", plan.refusal());
        return document;
    }
}
