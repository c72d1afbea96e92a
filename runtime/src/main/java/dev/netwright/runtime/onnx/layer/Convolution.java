package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What all convolutions share: {@code Conv}, its weights and its bias. */
final class Convolution {
    private Convolution() {}

    static String add(OnnxScope scope, Window window, List<String> weights, long groups) {
        OnnxAttributes attributes =
                groups == 1 ? window.attributes() : window.attributes().integer("group", groups);
        List<String> reads = new ArrayList<>(List.of(scope.input()));
        reads.addAll(weights);
        return scope.add("Conv", attributes, reads);
    }

    /** The tensors of the weights and, if it has one, the bias. */
    static List<String> weights(OnnxScope scope, INDArray weights, boolean hasBias) {
        String tensor = scope.weight("W", weights);
        return hasBias ? List.of(tensor, bias(scope)) : List.of(tensor);
    }

    static String bias(OnnxScope scope) {
        INDArray bias = scope.parameter("b");
        return scope.weight("b", bias.reshape(bias.length()));
    }

    /** From {@code [in, multiplier, kH, kW]} to {@code [in * multiplier, 1, kH, kW]}. */
    static INDArray perChannel(INDArray weights) {
        return weights.dup('c').reshape('c', weights.size(0) * weights.size(1), 1, weights.size(2), weights.size(3));
    }
}
