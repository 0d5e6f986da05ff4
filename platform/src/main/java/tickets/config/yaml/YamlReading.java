package tickets.config.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** One reading of one text. Stops at nodes: no tag ever becomes a Java object, so no document can call code. */
final class YamlReading {

    private static final Pattern MAY_BE_SECRET = Pattern.compile("(?i)password|secret|access_key|token");

    private final String text;
    private final List<YamlFault> faults = new ArrayList<>();

    YamlReading(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    List<YamlFault> faults() {
        return faults;
    }

    @Nullable
    YamlValue value() {
        LoaderOptions limits = new LoaderOptions();
        // Lists and mappings may not be aliased: no document grows without bound or contains itself.
        limits.setMaxAliasesForCollections(0);
        limits.setProcessComments(false);
        try {
            Composer composer = new Composer(new ParserImpl(new StreamReader(text), limits), new Resolver(), limits);
            Node node = composer.getSingleNode();
            return node == null ? null : valueOf(node);
        } catch (MarkedYAMLException malformed) {
            faults.add(faultOf(malformed));
        } catch (YAMLException refused) {
            faults.add(new YamlFault(
                    0, String.valueOf(refused.getMessage()).lines().findFirst().orElse("not YAML")));
        } catch (IllegalArgumentException badTag) {
            // The library checks some spellings of tags only when it makes the tag, outside its own exceptions.
            faults.add(new YamlFault(0, "a tag is not well formed"));
        }
        return null;
    }

    private YamlFault faultOf(MarkedYAMLException malformed) {
        if (malformed.getProblemMark() == null) {
            return new YamlFault(0, String.valueOf(malformed.getProblem()));
        }
        int line = malformed.getProblemMark().getLine();
        List<String> lines = text.lines().toList();
        boolean mayQuoteSecret =
                line < lines.size() && MAY_BE_SECRET.matcher(lines.get(line)).find();
        return new YamlFault(line + 1, mayQuoteSecret ? "syntax error" : String.valueOf(malformed.getProblem()));
    }

    private YamlValue valueOf(Node node) {
        int line = lineOf(node);
        if (node instanceof ScalarNode scalar) {
            boolean isUnset = scalar.isPlain() && scalar.getTag().equals(Tag.NULL);
            return new YamlValue.Text(scalar.getValue(), isUnset, line);
        }
        if (node instanceof SequenceNode sequence) {
            return new YamlValue.Items(
                    sequence.getValue().stream().map(this::valueOf).toList(), line);
        }
        return new YamlValue.Entries(entriesOf((MappingNode) node), line);
    }

    private List<YamlValue.Entry> entriesOf(MappingNode mapping) {
        List<YamlValue.Entry> entries = new ArrayList<>();
        Map<String, Integer> firstLines = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = lineOf(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                faults.add(new YamlFault(line, "a key must be text"));
                continue;
            }
            Integer firstLine = firstLines.putIfAbsent(key.getValue(), line);
            if (firstLine != null) {
                faults.add(
                        new YamlFault(line, "key '" + key.getValue() + "' is there twice, first in line " + firstLine));
                continue;
            }
            entries.add(new YamlValue.Entry(key.getValue(), valueOf(tuple.getValueNode()), line));
        }
        return entries;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
