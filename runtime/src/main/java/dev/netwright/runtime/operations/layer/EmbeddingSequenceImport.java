package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;

/** {@code Gather} of the rows of {@code [vocabulary, units]}; indices come as numbers, {@code [N, 1, T]}. */
final class EmbeddingSequenceImport implements LayerImport<EmbeddingSequenceLayer> {
    /** {@code TensorProto.DataType.INT64}. */
    private static final long INT64 = 7;

    @Override
    public Class<EmbeddingSequenceLayer> configuration() {
        return EmbeddingSequenceLayer.class;
    }

    @Override
    public void write(EmbeddingSequenceLayer layer, ImportScope scope) {
        Formats.requireFeaturesFirst(scope, layer.getOutputFormat());
        String integers = scope.add("Cast", Attributes.none().integer("to", INT64), List.of(scope.input()));
        String indices = scope.add("Squeeze", integers, scope.integers("axes", 1));
        String rows = scope.add("Gather", scope.weight("W", scope.parameter("W")), indices);
        if (layer.hasBias()) {
            rows = scope.add("Add", rows, Convolution.bias(scope));
        }
        String sequence = scope.add("Transpose", Attributes.none().integers("perm", 0, 2, 1), List.of(rows));
        scope.result(scope.activated(sequence, layer.getActivationFn()));
    }
}
