package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;

/** {@code Gather} of the rows of {@code [vocabulary, units]}; indices come as numbers, {@code [N, 1, T]}. */
public final class EmbeddingSequenceExport implements OnnxLayer<EmbeddingSequenceLayer> {
    /** {@code TensorProto.DataType.INT64}. */
    private static final long INT64 = 7;

    @Override
    public Class<EmbeddingSequenceLayer> configuration() {
        return EmbeddingSequenceLayer.class;
    }

    @Override
    public void export(EmbeddingSequenceLayer layer, OnnxScope scope) {
        Formats.requireFeaturesFirst(scope, layer.getOutputFormat());
        String integers = scope.add("Cast", OnnxAttributes.none().integer("to", INT64), List.of(scope.input()));
        String indices = scope.add("Squeeze", integers, scope.integers("axes", 1));
        String rows = scope.add("Gather", scope.weight("W", scope.parameter("W")), indices);
        if (layer.hasBias()) {
            rows = scope.add("Add", rows, Convolution.bias(scope));
        }
        String sequence = scope.add("Transpose", OnnxAttributes.none().integers("perm", 0, 2, 1), List.of(rows));
        scope.result(scope.activated(sequence, layer.getActivationFn()));
    }
}
