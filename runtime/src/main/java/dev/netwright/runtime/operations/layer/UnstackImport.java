package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;

/** An output of a {@code Split} of the batch into equal parts. */
final class UnstackImport implements LayerImport<UnstackVertex> {
    @Override
    public Class<UnstackVertex> configuration() {
        return UnstackVertex.class;
    }

    @Override
    public void write(UnstackVertex layer, ImportScope scope) {
        List<String> parts =
                scope.add("Split", Attributes.none().integer("axis", 0), List.of(scope.input()), layer.getStackSize());
        scope.result(parts.get(layer.getFrom()));
    }
}
