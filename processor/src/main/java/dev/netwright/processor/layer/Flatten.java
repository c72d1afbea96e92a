package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/**
 * {@code @Flatten}: a map or a volume to a vector, channel by channel, row by row; {@code CnnToFeedForwardPreProcessor}
 * and {@code Cnn3DToFeedForwardPreProcessor}.
 */
public record Flatten() implements Layer {
    static final LayerKind KIND = LayerKind.of("Flatten", Arity.ONE, members -> new Flatten());

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape input = inputs.get(0) instanceof Shape.Volume ? Inputs.volume(inputs) : Inputs.map(inputs);
        return new Shape.Vector(Inputs.fits(input.elements(), "the number of features"));
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
    public void emit(Emission emission) {
        if (emission.input() instanceof Shape.Volume volume) {
            emission.vertex(CodeBlock.of(
                    "new $T(new $T($L, $L, $L, $L, true))",
                    Vocabulary.PREPROCESSOR_VERTEX,
                    Vocabulary.CNN_3D_TO_FEED_FORWARD,
                    volume.depth(),
                    volume.height(),
                    volume.width(),
                    volume.channels()));
            return;
        }
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
