package dev.netwright.runtime.operations;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.runtime.operations.layer.ImportScope;
import dev.netwright.runtime.operations.layer.LayerImport;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;

/** A kind that does not ship, as a third party would write it. */
public final class UnitLengthImport implements LayerImport<L2NormalizeVertex> {
    @Override
    public Class<L2NormalizeVertex> configuration() {
        return L2NormalizeVertex.class;
    }

    @Override
    public void write(L2NormalizeVertex layer, ImportScope scope) {
        Attributes along = Attributes.none().integer("axis", 1).integer("p", 2);
        scope.result(scope.add("LpNormalization", along, List.of(scope.input())));
    }
}
