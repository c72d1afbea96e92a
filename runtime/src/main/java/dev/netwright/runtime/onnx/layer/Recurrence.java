package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What layers over steps share: {@code LSTM} over {@code [N, F, T]}. Deeplearning4j has the gates in the order candidate, forget, output, input, ONNX
 * input, output, forget, candidate; ONNX has the steps first and a dimension for the directions.
 */
final class Recurrence {
    private static final int GATES = 4;

    private Recurrence() {}

    /** @param prefixes of the parameters of each direction, one or two */
    static String add(OnnxScope scope, LSTM layer, List<String> prefixes) {
        Formats.requireFeaturesFirst(scope, layer.getRnnDataFormat());
        if (!(layer.getGateActivationFn() instanceof ActivationSigmoid)
                || !(layer.getActivationFn() instanceof ActivationTanH)) {
            throw scope.refuse("an LSTM's gates have to be sigmoid, and its activation tanh");
        }
        long units = layer.getNOut();
        int directions = prefixes.size();
        OnnxAttributes attributes = OnnxAttributes.none().integer("hidden_size", units);
        if (directions == 2) {
            attributes = attributes.text("direction", "bidirectional");
        }
        List<String> reads = List.of(
                transposed(scope, scope.input(), 2, 0, 1),
                scope.weight("W", each(scope, prefixes, "W")),
                scope.weight("R", each(scope, prefixes, "RW")),
                scope.weight("B", biases(scope, prefixes, units)));
        String steps = scope.add("LSTM", attributes, reads);
        String batchFirst = transposed(scope, steps, 2, 1, 3, 0);
        return directions == 1
                ? scope.add("Squeeze", batchFirst, scope.integers("axes", 1))
                : scope.add("Reshape", batchFirst, scope.integers("shape", 0, directions * units, -1));
    }

    /** The last step of {@code [N, F, T]}. */
    static String lastStep(OnnxScope scope) {
        return scope.add(
                "Gather", OnnxAttributes.none().integer("axis", 2), List.of(scope.input(), scope.index("last", -1)));
    }

    private static String transposed(OnnxScope scope, String tensor, long... order) {
        return scope.add("Transpose", OnnxAttributes.none().integers("perm", order), List.of(tensor));
    }

    /** {@code [directions, 4 units, F]}. */
    private static INDArray each(OnnxScope scope, List<String> prefixes, String key) {
        return Nd4j.stack(
                0,
                prefixes.stream()
                        .map(prefix -> gates(scope.parameter(prefix + key)).transpose())
                        .toArray(INDArray[]::new));
    }

    /** {@code [directions, 8 units]}: ONNX adds two biases, the second is 0. */
    private static INDArray biases(OnnxScope scope, List<String> prefixes, long units) {
        INDArray both =
                Nd4j.zeros(scope.parameter(prefixes.get(0) + "b").dataType(), prefixes.size(), 2 * GATES * units);
        for (int i = 0; i < prefixes.size(); i++) {
            both.get(NDArrayIndex.point(i), NDArrayIndex.interval(0, GATES * units))
                    .assign(gates(scope.parameter(prefixes.get(i) + "b").reshape(1, GATES * units))
                            .reshape(GATES * units));
        }
        return both;
    }

    /** The blocks of columns, the last one first. */
    private static INDArray gates(INDArray parameter) {
        long units = parameter.size(1) / GATES;
        return Nd4j.hstack(IntStream.range(0, GATES)
                .mapToObj(gate -> GATES - 1 - gate)
                .map(gate -> parameter.get(NDArrayIndex.all(), NDArrayIndex.interval(gate * units, (gate + 1) * units)))
                .toArray(INDArray[]::new));
    }
}
