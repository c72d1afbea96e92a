package dev.netwright.processor.thirdparty;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.layer.Arity;
import dev.netwright.processor.layer.Emission;
import dev.netwright.processor.layer.Layer;
import dev.netwright.processor.layer.LayerKind;
import dev.netwright.processor.layer.Members;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** How the processor learns of {@link SoftCap}: found through the service file. */
public final class SoftCapKind implements LayerKind {
    private static final ClassName ACTIVATION_LAYER =
            ClassName.get("org.deeplearning4j.nn.conf.layers", "ActivationLayer");

    @Override
    public String annotation() {
        return "dev.netwright.processor.thirdparty.SoftCap";
    }

    @Override
    public Arity arity() {
        return Arity.ONE;
    }

    @Override
    public Layer read(Members members) {
        return new SoftCapLayer(members.integer("limit", 1));
    }

    private record SoftCapLayer(int limit) implements Layer {
        @Override
        public Shape infer(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public void emit(Emission emission) {
            ClassName activation = ClassName.get("dev.netwright.processor.thirdparty", "SoftCapActivation");
            emission.layer(CodeBlock.of(
                    "new $T.Builder().activation(new $T($L)).build()", ACTIVATION_LAYER, activation, limit));
        }
    }
}
