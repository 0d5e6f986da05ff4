package tickets.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import tickets.ingest.judging.JudgedFile;
import tickets.ingest.parts.JudgedSource;
import tickets.ingest.parts.PublishedContents;
import tickets.ingest.parts.SourceName;
import tickets.lake.RunFacts;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.parquet.ParquetJoin;
import tickets.lake.parquet.RowGroups;

/** Makes the parts of one source after another out of what judging left behind. One thread. */
final class FreshParts {

    private final DuckDbSession session;
    private final Workplace workplace;
    private int sources;

    FreshParts(DuckDbSession session, Workplace workplace) {
        this.session = session;
        this.workplace = workplace;
    }

    /** The parts of a file that was judged in this run. */
    RunSource of(JudgedFile judged, List<SourceName> names, String judgedUnder) throws IOException {
        sources++;
        String content = judged.content();
        List<LocalPart> bronze = bronze(judged, content);
        List<LocalPart> quarantine = spooled(TableBuild.QUARANTINE, judged.refused(), content);
        List<LocalPart> warnings = spooled(TableBuild.WARNINGS, judged.warned(), content);
        JudgedSource source = new JudgedSource(
                names,
                judged.file().key(),
                content,
                judged.file().bytes(),
                judgedUnder,
                workplace.runId(),
                judged.read(),
                judged.accepted(),
                keys(bronze),
                keys(quarantine),
                keys(warnings),
                judged.reasons(),
                judged.warnings());
        return new RunSource(source, bronze, quarantine, warnings, all(bronze, quarantine, warnings));
    }

    /** Bronze as one part out of a part for each chunk, which are gone then. */
    List<LocalPart> bronze(JudgedFile judged, String content) throws IOException {
        if (judged.bronze().isEmpty()) {
            return List.of();
        }
        LocalPart part = part(TableBuild.BRONZE, content);
        ParquetJoin.joinGroups(judged.bronze(), part.file(), RunFacts.FOOTER_KEY, workplace.runId());
        for (RowGroups chunk : judged.bronze()) {
            Files.delete(chunk.file());
        }
        return List.of(part);
    }

    /** The records of some spools as one part; none without a spool. */
    List<LocalPart> spooled(String table, List<JsonLines> spools, String content) {
        if (spools.isEmpty()) {
            return List.of();
        }
        LocalPart part = part(table, content);
        new SpooledParts(session, workplace.folder()).of(table, spools, part.file());
        return List.of(part);
    }

    /** The same records under another name. */
    RunSource renamed(JudgedSource source, LocalParts carried) {
        sources++;
        RunSource before = carried.carried(source);
        List<LocalPart> bronze = renamed(before.bronze(), TableBuild.BRONZE, "_source", source);
        List<LocalPart> quarantine = renamed(before.quarantine(), TableBuild.QUARANTINE, "source", source);
        List<LocalPart> warnings = renamed(before.warnings(), TableBuild.WARNINGS, "source", source);
        JudgedSource named = source.in(keys(bronze), keys(quarantine), keys(warnings));
        return new RunSource(named, bronze, quarantine, warnings, all(bronze, quarantine, warnings));
    }

    private List<LocalPart> renamed(List<LocalPart> parts, String table, String column, JudgedSource source) {
        if (parts.isEmpty()) {
            return List.of();
        }
        LocalPart renamed = part(table, source.content());
        session.rewrite(parts.stream().map(LocalPart::file).toList(), column, source.source(), renamed.file());
        return List.of(renamed);
    }

    private LocalPart part(String table, String content) {
        String layer = table.substring(0, table.indexOf('/'));
        return new LocalPart(
                PublishedContents.partKey(content, workplace.runId(), layer),
                workplace.folder().file("part-" + sources + "-" + layer + ".parquet"));
    }

    static List<String> keys(List<LocalPart> parts) {
        return parts.stream().map(LocalPart::key).toList();
    }

    private static List<LocalPart> all(List<LocalPart> bronze, List<LocalPart> quarantine, List<LocalPart> warnings) {
        List<LocalPart> all = new ArrayList<>(bronze);
        all.addAll(quarantine);
        all.addAll(warnings);
        return all;
    }
}
