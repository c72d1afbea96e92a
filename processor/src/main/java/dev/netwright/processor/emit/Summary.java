package dev.netwright.processor.emit;

import dev.netwright.processor.graph.InputBounds;
import dev.netwright.processor.graph.Memory;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The model summary, as the generated class's Javadoc shows it. */
final class Summary {
    private static final List<String> HEADINGS =
            List.of("layer", "kind", "reads", "shape", "parameters", "multiply-adds");
    private static final int FIRST_NUMBER = 4;

    private Summary() {}

    static String of(TypedGraph graph, InputBounds bounds) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        for (Node node : graph.nodes()) {
            rows.add(List.of(
                    node.id(),
                    node.kind(),
                    reads(node),
                    node.shape().text(),
                    number(node.cost().params()),
                    number(node.cost().macs())));
        }
        Node.Cost cost = graph.cost();
        rows.add(List.of("total", "", "", "", grouped(cost.params()), grouped(cost.macs())));
        StringBuilder text = new StringBuilder("<pre>\n");
        table(rows, text);
        text.append("</pre>\n");
        if (cost.statistics() > 0) {
            text.append("\n<p>With running statistics it holds %s numbers."
                    .formatted(grouped(cost.params() + cost.statistics())));
            text.append('\n');
        }
        Memory memory = Memory.of(graph);
        text.append("\n<p>Activations of one example take %s bytes in training and %s in inference.\n"
                .formatted(grouped(memory.training()), grouped(memory.inference())));
        sizes(bounds, text);
        return text.toString();
    }

    private static void sizes(InputBounds bounds, StringBuilder text) {
        if (bounds.minHeight().isPresent() && bounds.minWidth().isPresent()) {
            String smallest =
                    bounds.minHeight().getAsInt() + "x" + bounds.minWidth().getAsInt();
            text.append(
                    bounds.isOpen()
                            ? "\n<p>It takes maps of any size from %s to %2$sx%2$s; the table is of the nominal one.\n"
                                    .formatted(smallest, bounds.most().getAsInt())
                            : "\n<p>The smallest input map that it would fit is %s.\n".formatted(smallest));
        }
        if (bounds.minSteps().isPresent()) {
            int fewest = bounds.minSteps().getAsInt();
            text.append(
                    bounds.mostSteps().isPresent()
                            ? "\n<p>It takes sequences of any number of steps from %s to %s; the table is of the nominal one.\n"
                                    .formatted(fewest, bounds.mostSteps().getAsInt())
                            : "\n<p>The shortest input sequence that it would fit has %s steps.\n".formatted(fewest));
        }
    }

    /** The layers it reads; one beside it in its block goes without the block's name. */
    private static String reads(Node node) {
        String block = node.id().substring(0, node.id().lastIndexOf('/') + 1);
        return node.inputs().stream()
                .map(Node::id)
                .map(id -> !block.isEmpty() && id.startsWith(block) ? id.substring(block.length()) : id)
                .collect(Collectors.joining(", "));
    }

    private static void table(List<List<String>> rows, StringBuilder text) {
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String form = "%" + (column < FIRST_NUMBER ? "-" : "") + widths[column] + "s  ";
                line.append(form.formatted(row.get(column)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static String number(long value) {
        return value == 0 ? "" : grouped(value);
    }

    static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
