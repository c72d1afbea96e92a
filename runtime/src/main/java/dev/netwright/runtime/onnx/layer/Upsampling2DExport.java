package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.nd4j.linalg.factory.Nd4j;

/** {@code Resize} that repeats each value. */
public final class Upsampling2DExport implements OnnxLayer<Upsampling2D> {
    @Override
    public Class<Upsampling2D> configuration() {
        return Upsampling2D.class;
    }

    @Override
    public void export(Upsampling2D layer, OnnxScope scope) {
        String scales = scope.weight("scales", Nd4j.createFromArray(1f, 1f, layer.getSize()[0], layer.getSize()[1]));
        OnnxAttributes attributes = OnnxAttributes.none()
                .text("mode", "nearest")
                .text("coordinate_transformation_mode", "asymmetric")
                .text("nearest_mode", "floor");
        scope.result(scope.add("Resize", attributes, List.of(scope.input(), "", scales)));
    }
}
