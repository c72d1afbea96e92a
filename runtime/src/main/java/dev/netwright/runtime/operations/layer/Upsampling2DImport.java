package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;

/** {@code Resize} that repeats each value. */
final class Upsampling2DImport implements LayerImport<Upsampling2D> {
    @Override
    public Class<Upsampling2D> configuration() {
        return Upsampling2D.class;
    }

    @Override
    public void write(Upsampling2D layer, ImportScope scope) {
        String scales = scope.weight("scales", Constant.of(Shape.of(4), 1, 1, layer.getSize()[0], layer.getSize()[1]));
        Attributes attributes = Attributes.none()
                .text("mode", "nearest")
                .text("coordinate_transformation_mode", "asymmetric")
                .text("nearest_mode", "floor");
        scope.result(scope.add("Resize", attributes, List.of(scope.input(), "", scales)));
    }
}
