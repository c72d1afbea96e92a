package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @LeakyRelu}: a share of the negative side, {@code ActivationLReLU}. */
public record LeakyRelu(double slope) implements Layer {
    static final LayerKind KIND = LayerKind.of("LeakyRelu", Arity.ONE, members -> new LeakyRelu(slope(members)));

    static double slope(Members members) {
        return members.decimal("slope", slope -> slope >= 0 && slope <= 1, "between 0 and 1", 0);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        // When predicting, an ActivationLayer overwrites what it reads, also where others read it too.
        if (!emission.ownsInput()) {
            emission.vertexBefore("copy", Activate.COPY);
        }
        emission.layer(CodeBlock.of(
                "new $T.Builder().activation(new $T($L)).build()",
                Vocabulary.ACTIVATION_LAYER,
                Vocabulary.ACTIVATION_LRELU,
                slope));
    }
}
