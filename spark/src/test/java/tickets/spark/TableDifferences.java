package tickets.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Compares two tables row by row and column by column; doubles are equal within one in a thousand million. */
public final class TableDifferences {

    private static final double TOLERANCE = 1e-9;
    private static final int TOLD = 20;

    private final Set<String> ignored;
    private final List<String> found = new ArrayList<>();

    /** @param ignored columns that may differ: those that name the run */
    public TableDifferences(String... ignored) {
        this.ignored = Set.of(ignored);
    }

    /**
     * The first differences, as sentences; empty when there is none.
     *
     * @param key the columns that both are put in order by
     */
    public List<String> between(Dataset<Row> one, Dataset<Row> other, String... key) {
        List<String> columns = List.of(one.columns());
        String ourColumns = one.schema().catalogString();
        if (!ourColumns.equals(other.schema().catalogString())) {
            return List.of(
                    "columns " + ourColumns + " against " + other.schema().catalogString());
        }
        Iterator<Row> ours = one.orderBy(columns(key)).toLocalIterator();
        Iterator<Row> theirs = other.orderBy(columns(key)).toLocalIterator();
        long row = 0;
        while (ours.hasNext() && theirs.hasNext() && found.size() < TOLD) {
            compare(row++, ours.next(), theirs.next(), columns);
        }
        if (found.size() < TOLD && (ours.hasNext() || theirs.hasNext())) {
            found.add("one table ends behind row " + row + ", the other goes on");
        }
        return found;
    }

    private static Column[] columns(String... names) {
        return Stream.of(names).map(functions::col).toArray(Column[]::new);
    }

    private void compare(long row, Row one, Row other, List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (!ignored.contains(columns.get(i)) && !areEqual(one.get(i), other.get(i))) {
                found.add("row " + row + ", " + columns.get(i) + ": " + one.get(i) + " against " + other.get(i));
            }
        }
    }

    private static boolean areEqual(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Double first && other instanceof Double second) {
            return first.equals(second)
                    || Math.abs(first - second) <= TOLERANCE * Math.max(Math.abs(first), Math.abs(second));
        }
        if (one instanceof scala.collection.Seq<?> first && other instanceof scala.collection.Seq<?> second) {
            return areAllEqual(CollectionConverters.asJava(first), CollectionConverters.asJava(second));
        }
        if (one instanceof Row first && other instanceof Row second) {
            return areAllEqual(CollectionConverters.asJava(first.toSeq()), CollectionConverters.asJava(second.toSeq()));
        }
        return Objects.equals(one, other);
    }

    private static boolean areAllEqual(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!areEqual(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
