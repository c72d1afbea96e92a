package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** {@code Slice} along the channels or features. */
final class SubsetImport implements LayerImport<SubsetVertex> {
    @Override
    public Class<SubsetVertex> configuration() {
        return SubsetVertex.class;
    }

    @Override
    public void write(SubsetVertex layer, ImportScope scope) {
        scope.result(scope.add(
                "Slice",
                scope.input(),
                scope.integers("starts", layer.getFrom()),
                scope.integers("ends", layer.getTo() + 1L),
                scope.integers("axes", 1)));
    }
}
