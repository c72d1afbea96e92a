package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Stack}: batches one above the other, so that the layers below share their weights; {@code StackVertex}. */
public record Stack() implements Layer {
    static final LayerKind KIND = LayerKind.of("Stack", Arity.SEVERAL, members -> new Stack());

    @Override
    public Shape infer(List<Shape> inputs) {
        return Inputs.same(inputs, "stack");
    }

    @Override
    public int stacked(List<Integer> inputs) {
        if (inputs.stream().anyMatch(count -> count > 1)) {
            throw LayerFault.of(ErrorCode.STACKED_BATCHES, "stacks batches that are stacked already")
                    .advise("one @Stack that reads them all");
        }
        return inputs.size();
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
        emission.vertex(CodeBlock.of("new $T()", Vocabulary.STACK_VERTEX));
    }
}
