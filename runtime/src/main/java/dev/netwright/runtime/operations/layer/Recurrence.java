package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * What layers over steps share: {@code LSTM} over {@code [N, F, T]}. Deeplearning4j has the gates in the order candidate, forget, output, input, ONNX
 * input, output, forget, candidate; ONNX has the steps first and a dimension for the directions.
 */
final class Recurrence {
    private static final int GATES = 4;

    private Recurrence() {}

    /** @param prefixes of the parameters of each direction, one or two */
    static String add(ImportScope scope, LSTM layer, List<String> prefixes) {
        Formats.requireFeaturesFirst(scope, layer.getRnnDataFormat());
        if (!(layer.getGateActivationFn() instanceof ActivationSigmoid)
                || !(layer.getActivationFn() instanceof ActivationTanH)) {
            throw scope.refuse("an LSTM's gates have to be sigmoid, and its activation tanh");
        }
        long units = layer.getNOut();
        int directions = prefixes.size();
        Attributes attributes = Attributes.none().integer("hidden_size", units);
        if (directions == 2) {
            attributes = attributes.text("direction", "bidirectional");
        }
        List<String> reads = List.of(
                transposed(scope, scope.input(), 2, 0, 1),
                scope.weight("W", each(scope, prefixes, "W", Recurrence::weights)),
                scope.weight("R", each(scope, prefixes, "RW", Recurrence::weights)),
                scope.weight("B", each(scope, prefixes, "b", Recurrence::biases)));
        String steps = scope.add("LSTM", attributes, reads);
        String batchFirst = transposed(scope, steps, 2, 1, 3, 0);
        return directions == 1
                ? scope.add("Squeeze", batchFirst, scope.integers("axes", 1))
                : scope.add("Reshape", batchFirst, scope.integers("shape", 0, directions * units, -1));
    }

    /** The last step of {@code [N, F, T]}. */
    static String lastStep(ImportScope scope) {
        return scope.add(
                "Gather", Attributes.none().integer("axis", 2), List.of(scope.input(), scope.index("last", -1)));
    }

    private static String transposed(ImportScope scope, String tensor, long... order) {
        return scope.add("Transpose", Attributes.none().integers("perm", order), List.of(tensor));
    }

    /** All directions. */
    private static Parameter each(
            ImportScope scope, List<String> prefixes, String key, UnaryOperator<Parameter> direction) {
        return Parameter.join(
                0,
                prefixes.stream()
                        .map(prefix -> direction.apply(scope.parameter(prefix + key)))
                        .toList());
    }

    /** From {@code [F, 4 units]} to {@code [1, 4 units, F]}. */
    private static Parameter weights(Parameter parameter) {
        Shape shape = parameter.shape();
        return gates(parameter.permute(1, 0).reshape(1, shape.size(1), shape.size(0)));
    }

    /** {@code [1, 4 units]}: those of the inputs, the only ones there are. */
    private static Parameter biases(Parameter parameter) {
        return gates(parameter.reshape(1, parameter.shape().elements()));
    }

    /** The gates of {@code [1, 4 units, ..]}, the last one first. */
    private static Parameter gates(Parameter parameter) {
        int units = parameter.shape().size(1) / GATES;
        return Parameter.join(
                1,
                IntStream.iterate(GATES - 1, gate -> gate >= 0, gate -> gate - 1)
                        .mapToObj(gate -> parameter.slice(1, gate * units, (gate + 1) * units))
                        .toList());
    }
}
