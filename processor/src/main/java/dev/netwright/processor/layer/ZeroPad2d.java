package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @ZeroPad2d}: zeros around a map, {@code ZeroPaddingLayer}. */
public record ZeroPad2d(int top, int bottom, int left, int right) implements Layer {
    static final LayerKind KIND = LayerKind.of(
            "ZeroPad2d",
            Arity.ONE,
            members -> new ZeroPad2d(
                    members.integer("top", 0),
                    members.integer("bottom", 0),
                    members.integer("left", 0),
                    members.integer("right", 0)));

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape.Map input = Inputs.map(inputs);
        return new Shape.Map(
                input.channels(),
                Inputs.fits((long) input.height() + top + bottom, "the height"),
                Inputs.fits((long) input.width() + left + right, "the width"));
    }

    @Override
    public void emit(Emission emission) {
        emission.layer(code(top, bottom, left, right));
    }

    static CodeBlock code(int top, int bottom, int left, int right) {
        return CodeBlock.of(
                "new $T.Builder($L, $L, $L, $L).build()", Vocabulary.ZERO_PADDING_LAYER, top, bottom, left, right);
    }
}
