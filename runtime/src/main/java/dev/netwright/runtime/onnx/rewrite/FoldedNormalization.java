package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import dev.netwright.runtime.onnx.OnnxRewrite;
import dev.netwright.runtime.onnx.OnnxWeight;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Batch normalisation right after weights becomes part of them: {@code y = s * (W x + b - mean) + beta} with
 * {@code s = gamma / sqrt(variance + epsilon)} is a layer with {@code s * W} and {@code s * (b - mean) + beta}.
 */
public final class FoldedNormalization implements OnnxRewrite {
    private static final int BIAS = 2;

    /** The dimension of the outputs in the weights of each operator. */
    private static final Map<String, Integer> OUTPUTS = Map.of("Conv", 0, "ConvTranspose", 1, "Gemm", 1);

    private static final double EPSILON = 1e-5;

    @Override
    public void apply(OnnxGraph graph) {
        for (OnnxNode norm : graph.nodes()) {
            if (norm.is("BatchNormalization") && graph.onlyReader(norm.input()).isPresent()) {
                graph.writer(norm.input())
                        .filter(node -> OUTPUTS.containsKey(node.op()))
                        .ifPresent(node -> fold(graph, node, norm));
            }
        }
    }

    private static void fold(OnnxGraph graph, OnnxNode node, OnnxNode norm) {
        double epsilon = norm.attributes().decimalOr("epsilon", (float) EPSILON);
        INDArray mean = vector(graph, norm, 3);
        INDArray scale = vector(graph, norm, 1)
                .div(Transforms.sqrt(vector(graph, norm, 4).add(epsilon)));
        INDArray bias =
                node.inputs().size() > BIAS ? vector(graph, node, BIAS) : Nd4j.zeros(DataType.DOUBLE, mean.length());
        INDArray shifted = bias.sub(mean).mul(scale).add(vector(graph, norm, 2));

        String weights = norm.output() + ".W";
        graph.put(weights, OnnxWeight.of(scaled(floats(graph, node, 1), scale, OUTPUTS.get(node.op()))));
        String biases = norm.output() + ".b";
        graph.put(biases, OnnxWeight.of(shifted));
        graph.remove(node);
        graph.remove(norm);
        graph.add(node.reading(List.of(node.input(), weights, biases)).writing(norm.outputs()));
    }

    /** The weights, each slice along a dimension times its factor. */
    private static INDArray scaled(INDArray weights, INDArray scale, int dimension) {
        long[] along = new long[weights.rank()];
        Arrays.fill(along, 1);
        along[dimension] = scale.length();
        return weights.castTo(DataType.DOUBLE)
                .mul(scale.reshape(along).broadcast(weights.shape()))
                .castTo(DataType.FLOAT);
    }

    private static INDArray vector(OnnxGraph graph, OnnxNode node, int input) {
        INDArray values = floats(graph, node, input);
        return values.castTo(DataType.DOUBLE).reshape(values.length());
    }

    private static INDArray floats(OnnxGraph graph, OnnxNode node, int input) {
        return graph.weight(node.inputs().get(input)).orElseThrow().floats();
    }
}
