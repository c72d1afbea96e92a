package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;

/** A dense layer at each step of {@code [N, F, T]}, which is a {@code Conv} of one step, and its activation. */
final class RnnOutputLayerImport implements LayerImport<RnnOutputLayer> {
    @Override
    public Class<RnnOutputLayer> configuration() {
        return RnnOutputLayer.class;
    }

    @Override
    public void write(RnnOutputLayer layer, ImportScope scope) {
        Formats.requireFeaturesFirst(scope, layer.getRnnDataFormat());
        Parameter dense = scope.parameter("W");
        Shape shape = dense.shape();
        String weights = scope.weight("W", dense.permute(1, 0).reshape(shape.size(1), shape.size(0), 1));
        List<String> reads = new ArrayList<>(List.of(scope.input(), weights));
        if (layer.hasBias()) {
            reads.add(Convolution.bias(scope));
        }
        String logits = scope.add("Conv", Attributes.none().integers("kernel_shape", 1), reads);
        scope.head(logits, layer.getLossFn(), layer.getActivationFn());
        scope.result(Formats.activatedAlongFeatures(scope, logits, layer.getActivationFn()));
    }
}
