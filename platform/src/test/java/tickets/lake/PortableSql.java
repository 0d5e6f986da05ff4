package tickets.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what the two engines read differently without a word, in the text of a table file. What one of them does not
 * know at all needs no rule: the table cases fail there.
 */
final class PortableSql {

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern ORDER = Pattern.compile("\\border by\\b");
    private static final Pattern NULLS_ARE_PLACED = Pattern.compile("\\bnulls (first|last)\\s*$");

    private static final List<Rule> RULES = List.of(
            new Rule("\\b(try_)?cast\\b[^,]*\\bas timestamp", "a cast to timestamp drops or applies an offset"),
            new Rule("::", "what a cast does is to be seen: cast(... as ...)"),
            new Rule(
                    "\\bas date\\b|\\b(date_trunc|trunc|date_part|datepart|extract|date|year|quarter|month|week|weekofyear|day|dayofmonth"
                            + "|dayofyear|hour|minute|second|last_day|date_format|strftime)\\(",
                    "days and hours of an instant are those of the" + " session's zone"),
            new Rule("\\b(timestamp|date|interval) '", "a literal is read in the session's zone"),
            new Rule("\\bas (tinyint|smallint|int|integer|hugeint)\\b", "a double is rounded by one, cut by the other"),
            new Rule(
                    "\\b(try_)?cast\\((?![\\w.]*(count|rank|seconds|micros)\\s+as bigint)[^()]*\\bas bigint\\b",
                    "a double is rounded by one, cut by the other"),
            new Rule("/", "whole numbers divide to a fraction in one, and nothing by zero is null or a failure"),
            new Rule("\\bconcat\\(|\\|\\|", "null is nothing in one, and makes all null in the other"),
            new Rule("[\\w)]\\[", "lists begin at 1 in one, at 0 in the other"),
            new Rule("\\b(list|array)_\\w+\\(|\\bcollect_\\w+\\(|\\bstring_agg\\(", "lists keep another order"),
            new Rule(
                    "\\bregexp?_\\w+\\(|\\brlike\\b|\\bsimilar to\\b|\\blike\\b.*\\bescape\\b",
                    "patterns are read" + " and escaped differently"),
            new Rule("\"", "text in double quotes is a name in one, a text in the other"),
            new Rule("`", "a name in backticks is no name in one"),
            new Rule("\\bqualify\\b", "one does not know it; number the rows in a subquery"),
            new Rule(
                    "\\b(lower|upper|trim|ltrim|rtrim|initcap)\\(",
                    "letters and white space are understood differently"),
            new Rule(
                    "\\b(dayofweek|weekday|datediff|date_diff|timestampdiff|months_between|age)\\(",
                    "days are counted" + " from another beginning"),
            new Rule(
                    "\\b(now|current_timestamp|current_date|today|random|rand|uuid)\\b\\s*(\\(|\\s|,|$)",
                    "the same" + " rows have to give the same table"),
            new Rule(
                    "\\b(first|last|first_value|last_value|any_value|arbitrary|max_by|min_by|arg_max|arg_min|mode)\\(",
                    "which row it takes is not said"));

    private record Rule(Pattern pattern, String reason) {
        Rule(String pattern, String reason) {
            this(Pattern.compile(pattern), reason);
        }
    }

    private PortableSql() {}

    /** What is wrong with a query, a sentence each; empty when it is portable. */
    static List<String> faults(String sql) {
        List<String> faults = new ArrayList<>();
        String code = COMMENT.matcher(sql).replaceAll("");
        Matcher texts = TEXT.matcher(code);
        while (texts.find()) {
            if (texts.group().contains("\\")) {
                faults.add(texts.group() + ": a backslash in a text is an escape in one engine alone");
            }
        }
        // Literals of times keep their quotes: the rules look for them.
        String plain = TEXT.matcher(code).replaceAll("''");
        for (Rule rule : RULES) {
            Matcher found = rule.pattern().matcher(plain);
            while (found.find()) {
                faults.add(found.group().strip() + ": " + rule.reason());
            }
        }
        addOrders(plain, faults);
        return faults;
    }

    private static void addOrders(String sql, List<String> faults) {
        Matcher order = ORDER.matcher(sql);
        while (order.find()) {
            for (String term : termsFrom(sql, order.end())) {
                if (!NULLS_ARE_PLACED.matcher(term).find()) {
                    faults.add("order by " + term.strip() + ": nulls stand last in one, first in the other");
                }
            }
        }
    }

    /** What a list is ordered by: up to the parenthesis that closes around it, a frame, a limit, or the end. */
    private static List<String> termsFrom(String sql, int from) {
        List<String> terms = new ArrayList<>();
        StringBuilder term = new StringBuilder();
        int depth = 0;
        String rest = sql.substring(from).split("\\b(rows|range) between\\b|\\blimit\\b", 2)[0];
        for (int i = 0; i < rest.length(); i++) {
            char next = rest.charAt(i);
            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
            if (depth < 0) {
                break;
            }
            if (next == ',' && depth == 0) {
                terms.add(term.toString());
                term.setLength(0);
            } else {
                term.append(next);
            }
        }
        terms.add(term.toString());
        return terms;
    }
}
