package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import java.util.List;
import java.util.Optional;

/** {@code max(0, x) + slope * -max(0, -x)}, which is how a PReLU on a map is lowered, becomes {@code PRelu}. */
final class JoinedPrelu implements GraphRewrite {

    /** What stands before the sum: the positive side, and the negative side back to front. */
    private record Sides(Node positive, Node slopes, Node below, Node over, Node negated) {}

    @Override
    public void apply(Graph graph) {
        for (Node sum : graph.nodes()) {
            if (sum.is("Add")) {
                sides(graph, sum.inputs().get(0), sum.inputs().get(1)).ifPresent(sides -> join(graph, sum, sides));
            }
        }
    }

    private static Optional<Sides> sides(Graph graph, String left, String right) {
        Optional<Node> positive = alone(graph, left, "Relu");
        Optional<Node> slopes = alone(graph, right, "Conv").filter(node -> isSlopes(graph, node));
        Optional<Node> below = slopes.flatMap(node -> alone(graph, node.input(), "Neg"));
        Optional<Node> over = below.flatMap(node -> alone(graph, node.input(), "Relu"));
        Optional<Node> negated = over.flatMap(node -> alone(graph, node.input(), "Neg"))
                .filter(node -> positive.filter(other -> other.input().equals(node.input()))
                        .isPresent());
        return negated.map(node ->
                new Sides(positive.orElseThrow(), slopes.orElseThrow(), below.orElseThrow(), over.orElseThrow(), node));
    }

    private static Optional<Node> alone(Graph graph, String tensor, String op) {
        return graph.writer(tensor)
                .filter(node -> node.is(op) && graph.onlyReader(tensor).isPresent());
    }

    /** One weight a channel, and nothing else. */
    private static boolean isSlopes(Graph graph, Node convolution) {
        Attributes attributes = convolution.attributes();
        return slopes(graph, convolution)
                        .filter(slopes ->
                                slopes.shape().elements() == slopes.shape().size(0)
                                        && attributes.integerOr("group", 1)
                                                == slopes.shape().size(0))
                        .isPresent()
                && convolution.inputs().size() == 2
                && !attributes.has("pads")
                && !attributes.has("auto_pad")
                && !attributes.has("strides");
    }

    private static Optional<Parameter> slopes(Graph graph, Node convolution) {
        return graph.weight(convolution.inputs().get(1))
                .filter(Parameter.class::isInstance)
                .map(Parameter.class::cast);
    }

    private static void join(Graph graph, Node sum, Sides sides) {
        List.of(sides.positive(), sides.slopes(), sides.below(), sides.over(), sides.negated(), sum)
                .forEach(graph::remove);
        Parameter slopes = slopes(graph, sides.slopes()).orElseThrow();
        String tensor = sum.output() + ".W";
        graph.put(tensor, slopes.reshape(slopes.shape().size(0), 1, 1));
        graph.add(new Node(
                sum.name(), "PRelu", List.of(sides.negated().input(), tensor), sum.outputs(), Attributes.none()));
    }
}
