package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import org.deeplearning4j.nn.conf.graph.MergeVertex;

/** {@code Concat} along the channels or features. */
final class MergeImport implements LayerImport<MergeVertex> {
    @Override
    public Class<MergeVertex> configuration() {
        return MergeVertex.class;
    }

    @Override
    public void write(MergeVertex layer, ImportScope scope) {
        scope.result(scope.add("Concat", Attributes.none().integer("axis", layer.getMergeAxis()), scope.inputs()));
    }
}
