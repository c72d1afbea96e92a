package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @L2Distance}: the Euclidean distance of two vectors, {@code L2Vertex}. */
public record L2Distance() implements Layer {
    static final LayerKind KIND = LayerKind.of("L2Distance", Arity.exactly(2), members -> new L2Distance());

    @Override
    public Shape infer(List<Shape> inputs) {
        inputs.forEach(input -> Inputs.vector(List.of(input)));
        Inputs.same(inputs, "measure the distance of");
        return new Shape.Vector(1);
    }

    @Override
    public void emit(Emission emission) {
        emission.vertex(CodeBlock.of("new $T()", Vocabulary.L2_VERTEX));
    }
}
