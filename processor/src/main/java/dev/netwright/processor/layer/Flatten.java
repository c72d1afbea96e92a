package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Flatten}: a map to a vector, channel by channel, row by row; {@code CnnToFeedForwardPreProcessor}. */
public record Flatten() implements Layer {
    static final LayerKind KIND = LayerKind.of("Flatten", Arity.ONE, members -> new Flatten());

    @Override
    public Shape infer(List<Shape> inputs) {
        return new Shape.Vector(Inputs.fits(Inputs.map(inputs).elements(), "the number of features"));
    }

    @Override
    public boolean handsOnItsInput() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        Shape.Map input = (Shape.Map) emission.input();
        emission.vertex(CodeBlock.of(
                "new $T(new $T($L, $L, $L))",
                Vocabulary.PREPROCESSOR_VERTEX,
                Vocabulary.CNN_TO_FEED_FORWARD,
                input.height(),
                input.width(),
                input.channels()));
    }
}
