package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.OutputLayer;

/** {@code Gemm} and its activation: a dense layer that is a head. */
final class OutputLayerImport implements LayerImport<OutputLayer> {
    @Override
    public Class<OutputLayer> configuration() {
        return OutputLayer.class;
    }

    @Override
    public void write(OutputLayer layer, ImportScope scope) {
        String logits = DenseImport.product(scope, layer.hasBias());
        scope.head(logits, layer.getLossFn(), layer.getActivationFn());
        scope.result(scope.activated(logits, layer.getActivationFn()));
    }
}
