package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Embedding}: a learned vector for each index, {@code EmbeddingSequenceLayer}. */
public record Embedding(int vocabulary, int units) implements Layer {
    static final LayerKind KIND = LayerKind.of(
            "Embedding",
            Arity.ONE,
            members -> new Embedding(members.integer("vocabulary", 1), members.integer("units", 1)));

    @Override
    public Shape infer(List<Shape> inputs) {
        if (inputs.get(0) instanceof Shape.Sequence sequence && sequence.features() == 1) {
            return new Shape.Sequence(units, sequence.steps());
        }
        Shape input = inputs.get(0);
        throw LayerFault.of(
                        ErrorCode.TENSOR_KIND, "reads a sequence of indices (1 x T), got " + Inputs.described(input))
                .rule("each step is one index");
    }

    @Override
    public long params(List<Shape> inputs, Shape output) {
        return Math.multiplyExact((long) vocabulary, units);
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        CodeBlock length =
                CodeBlock.of(".inputLength($L)", emission.input().sizes().get(1));
        emission.layer(CodeBlock.of(
                "new $T.Builder().nIn($L).nOut($L)$L.build()",
                Vocabulary.EMBEDDING_SEQUENCE_LAYER,
                vocabulary,
                units,
                emission.isPadded() ? CodeBlock.of("") : length));
    }
}
