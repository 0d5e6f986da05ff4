package tickets.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
import tickets.ingest.IngestPlan;
import tickets.ingest.IngestPlan.RawFileToJudge;
import tickets.runs.RunCounts;

/** A plan for people and for programs. */
final class PlanReport {

    private static final int NAMED = 10;

    private PlanReport() {}

    static void text(IngestPlan plan, PrintStream out) {
        RunCounts counts = plan.counts();
        out.printf(
                Locale.ROOT,
                "read         %,d bytes of %,d raw files; %,d judged before are not read%n",
                plan.bytesToRead(),
                plan.toJudge().size(),
                plan.rawFiles().getOrDefault("carried", 0L));
        plan.toJudge().stream().limit(NAMED).forEach(source -> out.printf("  %s%n", line(source)));
        if (plan.toJudge().size() > NAMED) {
            out.printf(Locale.ROOT, "  and %,d more%n", plan.toJudge().size() - NAMED);
        }
        out.printf(
                Locale.ROOT,
                "judge        %,d records: %,d accepted, %,d to quarantine%n",
                plan.judged(),
                plan.judged() - plan.quarantined(),
                plan.quarantined());
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
        plan.remarks().forEach(remark -> out.println("Warning: " + remark));
        if (plan.refusal() != null) {
            out.println("The ingest would be refused. " + plan.refusal());
        }
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
