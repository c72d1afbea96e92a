package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;

/** What its preprocessor is. */
final class PreprocessorImport implements LayerImport<PreprocessorVertex> {
    @Override
    public Class<PreprocessorVertex> configuration() {
        return PreprocessorVertex.class;
    }

    @Override
    public void write(PreprocessorVertex layer, ImportScope scope) {
        scope.delegate(layer.getPreProcessor());
    }
}
