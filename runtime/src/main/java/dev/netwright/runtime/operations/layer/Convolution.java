package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Parameter;
import java.util.ArrayList;
import java.util.List;

/** What all convolutions share: {@code Conv}, its weights and its bias. */
final class Convolution {
    private Convolution() {}

    static String add(ImportScope scope, Window window, List<String> weights, long groups) {
        Attributes attributes =
                groups == 1 ? window.attributes() : window.attributes().integer("group", groups);
        List<String> reads = new ArrayList<>(List.of(scope.input()));
        reads.addAll(weights);
        return scope.add("Conv", attributes, reads);
    }

    /** The tensors of the weights and, if it has one, the bias. */
    static List<String> weights(ImportScope scope, Parameter weights, boolean hasBias) {
        String tensor = scope.weight("W", weights);
        return hasBias ? List.of(tensor, bias(scope)) : List.of(tensor);
    }

    static String bias(ImportScope scope) {
        return scope.weight("b", vector(scope.parameter("b")));
    }

    /** All numbers along one dimension. */
    static Parameter vector(Parameter parameter) {
        return parameter.reshape(parameter.shape().elements());
    }
}
