package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import dev.netwright.runtime.onnx.OnnxRewrite;
import dev.netwright.runtime.onnx.OnnxWeight;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code max(0, x) + slope * -max(0, -x)}, which is how a PReLU on a map is lowered, becomes {@code PRelu}. */
public final class JoinedPrelu implements OnnxRewrite {

    /** What stands before the sum: the positive side, and the negative side back to front. */
    private record Sides(OnnxNode positive, OnnxNode slopes, OnnxNode below, OnnxNode over, OnnxNode negated) {}

    @Override
    public void apply(OnnxGraph graph) {
        for (OnnxNode sum : graph.nodes()) {
            if (sum.is("Add")) {
                sides(graph, sum.inputs().get(0), sum.inputs().get(1)).ifPresent(sides -> join(graph, sum, sides));
            }
        }
    }

    private static Optional<Sides> sides(OnnxGraph graph, String left, String right) {
        Optional<OnnxNode> positive = alone(graph, left, "Relu");
        Optional<OnnxNode> slopes = alone(graph, right, "Conv").filter(node -> isSlopes(graph, node));
        Optional<OnnxNode> below = slopes.flatMap(node -> alone(graph, node.input(), "Neg"));
        Optional<OnnxNode> over = below.flatMap(node -> alone(graph, node.input(), "Relu"));
        Optional<OnnxNode> negated = over.flatMap(node -> alone(graph, node.input(), "Neg"))
                .filter(node -> positive.filter(other -> other.input().equals(node.input()))
                        .isPresent());
        return negated.map(node ->
                new Sides(positive.orElseThrow(), slopes.orElseThrow(), below.orElseThrow(), over.orElseThrow(), node));
    }

    private static Optional<OnnxNode> alone(OnnxGraph graph, String tensor, String op) {
        return graph.writer(tensor)
                .filter(node -> node.is(op) && graph.onlyReader(tensor).isPresent());
    }

    /** One weight a channel, and nothing else. */
    private static boolean isSlopes(OnnxGraph graph, OnnxNode convolution) {
        INDArray weights =
                graph.weight(convolution.inputs().get(1)).orElseThrow().floats();
        OnnxAttributes attributes = convolution.attributes();
        return convolution.inputs().size() == 2
                && weights.length() == weights.size(0)
                && attributes.integerOr("group", 1) == weights.size(0)
                && !attributes.has("pads")
                && !attributes.has("auto_pad")
                && !attributes.has("strides");
    }

    private static void join(OnnxGraph graph, OnnxNode sum, Sides sides) {
        List.of(sides.positive(), sides.slopes(), sides.below(), sides.over(), sides.negated(), sum)
                .forEach(graph::remove);
        INDArray slopes =
                graph.weight(sides.slopes().inputs().get(1)).orElseThrow().floats();
        String tensor = sum.output() + ".W";
        graph.put(tensor, OnnxWeight.of(slopes.dup('c').reshape('c', slopes.length(), 1, 1)));
        graph.add(new OnnxNode(
                sum.name(), "PRelu", List.of(sides.negated().input(), tensor), sum.outputs(), OnnxAttributes.none()));
    }
}
