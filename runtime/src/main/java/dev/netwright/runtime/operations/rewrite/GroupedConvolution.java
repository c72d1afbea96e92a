package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Convolutions that each read a slice of the channels and are put side by side, become one with groups. */
final class GroupedConvolution implements GraphRewrite {

    /** One group: the slice that it reads, the convolution, its parameters, and the activation after it, if there is one. */
    private record Group(Node slice, Node convolution, List<Parameter> parameters, Optional<Node> activation) {}

    @Override
    public void apply(Graph graph) {
        for (Node concat : graph.nodes()) {
            if (concat.is("Concat") && concat.attributes().integerOr("axis", 0) == 1) {
                List<Group> groups = concat.inputs().stream()
                        .flatMap(input -> group(graph, input).stream())
                        .toList();
                if (groups.size() == concat.inputs().size() && areAlike(graph, groups)) {
                    join(graph, concat, groups);
                }
            }
        }
    }

    private static Optional<Group> group(Graph graph, String tensor) {
        Optional<Node> last = written(graph, tensor);
        Optional<Node> activation =
                last.filter(node -> !node.is("Conv") && node.inputs().size() == 1);
        Optional<Node> convolution = activation
                .flatMap(node -> written(graph, node.input()))
                .or(() -> last)
                .filter(node -> node.is("Conv") && !node.attributes().has("group"));
        return convolution.flatMap(conv -> written(graph, conv.input())
                .filter(node -> node.is("Slice"))
                .flatMap(slice -> parameters(graph, conv).map(all -> new Group(slice, conv, all, activation))));
    }

    /** The node that writes a tensor for one reader alone. */
    private static Optional<Node> written(Graph graph, String tensor) {
        return graph.writer(tensor).filter(node -> graph.onlyReader(tensor).isPresent());
    }

    /** The weights and the bias; empty if one is no parameter. */
    private static Optional<List<Parameter>> parameters(Graph graph, Node convolution) {
        List<Parameter> all = convolution.inputs().stream()
                .flatMap(input -> graph.weight(input).stream())
                .filter(Parameter.class::isInstance)
                .map(Parameter.class::cast)
                .toList();
        return Optional.of(all)
                .filter(found -> found.size() == convolution.inputs().size() - 1);
    }

    private static boolean areAlike(Graph graph, List<Group> groups) {
        Group first = groups.get(0);
        long channel = 0;
        for (Group group : groups) {
            int channels = group.parameters().get(0).shape().size(1);
            boolean isNext = Constants.are(graph, group.slice(), 3, 1)
                    && Constants.are(graph, group.slice(), 1, channel)
                    && Constants.are(graph, group.slice(), 2, channel + channels);
            if (!isNext || !isAlike(group, first)) {
                return false;
            }
            channel += channels;
        }
        return groups.size() > 1;
    }

    private static boolean isAlike(Group group, Group first) {
        return group.slice().input().equals(first.slice().input())
                && group.convolution().attributes().equals(first.convolution().attributes())
                && group.parameters().size() == first.parameters().size()
                && IntStream.range(0, first.parameters().size())
                        .allMatch(i -> isAlike(
                                group.parameters().get(i), first.parameters().get(i)))
                && group.activation()
                        .map(node -> node.operation() + node.attributes())
                        .equals(first.activation().map(node -> node.operation() + node.attributes()));
    }

    private static boolean isAlike(Parameter parameter, Parameter first) {
        return parameter.shape().equals(first.shape()) && parameter.isTrained() == first.isTrained();
    }

    private static void join(Graph graph, Node concat, List<Group> groups) {
        for (Group group : groups) {
            graph.remove(group.slice());
            graph.remove(group.convolution());
            group.activation().ifPresent(graph::remove);
        }
        graph.remove(concat);
        Group first = groups.get(0);
        List<String> reads = new ArrayList<>(List.of(first.slice().input()));
        for (int i = 0; i < first.parameters().size(); i++) {
            int index = i;
            String tensor = concat.output() + (i == 0 ? ".W" : ".b");
            graph.put(
                    tensor,
                    Parameter.join(
                            0,
                            groups.stream()
                                    .map(group -> group.parameters().get(index))
                                    .toList()));
            reads.add(tensor);
        }
        String convolved = first.activation().isEmpty() ? concat.output() : concat.output() + ":Conv";
        graph.add(new Node(
                concat.name(),
                "Conv",
                reads,
                List.of(convolved),
                first.convolution().attributes().integer("group", groups.size())));
        first.activation()
                .ifPresent(node -> graph.add(new Node(
                        concat.name() + ":" + node.operation(),
                        node.operation(),
                        List.of(convolved),
                        concat.outputs(),
                        node.attributes())));
    }
}
