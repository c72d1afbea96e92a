package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @LastStep}: the last step of a sequence, {@code LastTimeStepVertex}; of ANY steps, {@code LastRealStep}. */
public record LastStep() implements Layer {
    static final LayerKind KIND = LayerKind.of("LastStep", Arity.ONE, members -> new LastStep());

    @Override
    public Shape infer(List<Shape> inputs) {
        return new Shape.Vector(Inputs.sequence(inputs).features());
    }

    @Override
    public boolean keepsValues() {
        return true;
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        if (emission.isPadded()) {
            // LastTimeStepVertex takes the mask of the network's input, which windows in between have shortened.
            emission.layer(CodeBlock.of("new $T()", Vocabulary.LAST_REAL_STEP));
            return;
        }
        emission.vertex(CodeBlock.of("new $T($L)", Vocabulary.LAST_TIME_STEP_VERTEX, emission.origin()));
    }
}
