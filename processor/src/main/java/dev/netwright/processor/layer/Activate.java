package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Activate}: an activation by itself, {@code ActivationLayer}. */
public record Activate(ActivationFunction activation) implements Layer {
    static final LayerKind KIND =
            LayerKind.of("Activate", Arity.ONE, members -> new Activate(members.activation("value")));

    /** Deeplearning4j has no vertex that only copies. */
    static final CodeBlock COPY = CodeBlock.of("new $T(1)", Vocabulary.SCALE_VERTEX);

    @Override
    public Shape infer(List<Shape> inputs) {
        activation.requireFits("value", inputs.get(0));
        return inputs.get(0);
    }

    @Override
    public boolean keepsValues() {
        return activation.isIdentity();
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        // When predicting, an ActivationLayer overwrites what it reads, also where others read it too.
        if (!emission.ownsInput()) {
            emission.vertexBefore("copy", COPY);
        }
        emission.layer(code(activation));
    }

    static CodeBlock code(ActivationFunction activation) {
        return CodeBlock.of("new $T.Builder().activation($L).build()", Vocabulary.ACTIVATION_LAYER, activation.code());
    }
}
