package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.graph.Weight;
import dev.netwright.runtime.operations.FlatParameters;
import dev.netwright.runtime.operations.rewrite.GraphRewrite;
import java.util.List;
import java.util.Map;

/**
 * Batch normalisation right after weights becomes part of them: {@code y = s * (W x + b - mean) + beta} with
 * {@code s = gamma / sqrt(variance + epsilon)} is a layer with {@code s * W} and {@code s * (b - mean) + beta}.
 */
public final class FoldedNormalization implements GraphRewrite {
    private static final int BIAS = 2;

    /** The dimension of the outputs in the weights of each operator. */
    private static final Map<String, Integer> OUTPUTS = Map.of("Conv", 0, "ConvTranspose", 1, "Gemm", 1);

    private static final float EPSILON = 1e-5f;

    private final FlatParameters parameters;

    /** With the numbers of the parameters. */
    public FoldedNormalization(FlatParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void apply(Graph graph) {
        for (Node norm : graph.nodes()) {
            if (norm.is("BatchNormalization") && graph.onlyReader(norm.input()).isPresent()) {
                graph.writer(norm.input())
                        .filter(node -> OUTPUTS.containsKey(node.operation()))
                        .ifPresent(node -> fold(graph, node, norm));
            }
        }
    }

    private void fold(Graph graph, Node node, Node norm) {
        double epsilon = norm.attributes().decimalOr("epsilon", EPSILON);
        double[] scale = numbers(graph, norm, 1);
        double[] beta = numbers(graph, norm, 2);
        double[] mean = numbers(graph, norm, 3);
        double[] variance = numbers(graph, norm, 4);
        double[] bias = node.inputs().size() > BIAS ? numbers(graph, node, BIAS) : new double[mean.length];
        float[] shifted = new float[mean.length];
        for (int i = 0; i < shifted.length; i++) {
            scale[i] /= Math.sqrt(variance[i] + epsilon);
            shifted[i] = (float) ((bias[i] - mean[i]) * scale[i] + beta[i]);
        }
        String weights = norm.output() + ".W";
        graph.put(weights, scaled(weight(graph, node, 1), scale, OUTPUTS.get(node.operation())));
        String biases = norm.output() + ".b";
        graph.put(biases, Constant.of(Shape.of(shifted.length), shifted));
        graph.remove(node);
        graph.remove(norm);
        graph.add(node.reading(List.of(node.input(), weights, biases)).writing(norm.outputs()));
    }

    /** The weights, each slice along a dimension times its factor. */
    private Constant scaled(Weight weights, double[] scale, int dimension) {
        Shape shape = weights.shape();
        int inner = shape.product(dimension + 1, shape.rank());
        float[] scaled = new float[shape.elements()];
        int[] count = {0};
        parameters.forEach(weights, number -> {
            int i = count[0]++;
            scaled[i] = (float) (number * scale[i / inner % scale.length]);
        });
        return Constant.of(shape, scaled);
    }

    private double[] numbers(Graph graph, Node node, int input) {
        return parameters.numbers(weight(graph, node, input));
    }

    private static Weight weight(Graph graph, Node node, int input) {
        return graph.weight(node.inputs().get(input)).orElseThrow();
    }
}
