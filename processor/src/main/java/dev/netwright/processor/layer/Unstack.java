package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Unstack}: one of the batches that {@code @Stack} put together, {@code UnstackVertex}. */
public record Unstack(int index) implements Layer {
    static final LayerKind KIND =
            LayerKind.of("Unstack", Arity.ONE, members -> new Unstack(members.integer("value", 0)));

    @Override
    public Shape infer(List<Shape> inputs) {
        if (inputs.get(0) instanceof Shape.Volume) {
            throw LayerFault.of(ErrorCode.NO_EXACT_LOWERING, "cannot take a batch out of stacked volumes")
                    .rule("Deeplearning4j's UnstackVertex fails on volumes");
        }
        return inputs.get(0);
    }

    @Override
    public int stacked(List<Integer> inputs) {
        int count = inputs.get(0);
        if (count == 1) {
            throw LayerFault.of(ErrorCode.STACKED_BATCHES, "takes a batch out of a stack, but nothing is stacked")
                    .advise("add a @Stack above it");
        }
        if (index >= count) {
            throw LayerFault.of(
                            ErrorCode.MEMBER_OUT_OF_RANGE,
                            "value is %s, but only %s batches are stacked".formatted(index, count))
                    .on("value")
                    .rule("the batches are counted from 0")
                    .tryInts("value", 0, count - 1L, false);
        }
        return 1;
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
        emission.vertex(CodeBlock.of("new $T($L, $L)", Vocabulary.UNSTACK_VERTEX, index, emission.stacked()));
    }
}
