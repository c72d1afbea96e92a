package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;

/** {@code Reshape} to {@code [N, C, H, W]}. */
final class FeedForwardToCnnImport implements LayerImport<FeedForwardToCnnPreProcessor> {
    @Override
    public Class<FeedForwardToCnnPreProcessor> configuration() {
        return FeedForwardToCnnPreProcessor.class;
    }

    @Override
    public void write(FeedForwardToCnnPreProcessor layer, ImportScope scope) {
        String sizes =
                scope.integers("sizes", 0, layer.getNumChannels(), layer.getInputHeight(), layer.getInputWidth());
        scope.result(scope.add("Reshape", scope.input(), sizes));
    }
}
