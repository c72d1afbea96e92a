package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.math.BigDecimal;
import java.util.List;

/** {@code @Dropout}: drops a share of the values while training; Deeplearning4j states the share that is kept. */
public record Dropout(double dropped) implements Layer {
    static final LayerKind KIND = LayerKind.of(
            "Dropout",
            Arity.ONE,
            members -> new Dropout(members.decimal("value", p -> p >= 0 && p < 1, "at least 0 and below 1", 0)),
            "value");

    @Override
    public Shape infer(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public boolean keepsValues() {
        return true;
    }

    @Override
    public boolean handsOnItsInput() {
        return true;
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        // Deeplearning4j refuses dropOut(0.0) and would keep everything at 1.0 anyway.
        emission.layer(
                dropped == 0
                        ? Activate.code(ActivationFunction.of("IDENTITY"))
                        : emission.leavingOutPadding(CodeBlock.of(
                                "new $T.Builder($L).build()",
                                Vocabulary.DROPOUT_LAYER,
                                BigDecimal.ONE.subtract(BigDecimal.valueOf(dropped)))));
    }
}
