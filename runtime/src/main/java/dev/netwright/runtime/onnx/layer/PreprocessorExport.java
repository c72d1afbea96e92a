package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;

/** What its preprocessor is. */
public final class PreprocessorExport implements OnnxLayer<PreprocessorVertex> {
    @Override
    public Class<PreprocessorVertex> configuration() {
        return PreprocessorVertex.class;
    }

    @Override
    public void export(PreprocessorVertex layer, OnnxScope scope) {
        scope.delegate(layer.getPreProcessor());
    }
}
