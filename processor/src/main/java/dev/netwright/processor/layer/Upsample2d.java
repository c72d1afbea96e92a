package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Upsample2d}: each value repeated to a block, {@code Upsampling2D}. */
public record Upsample2d(Pair size) implements Layer {
    static final LayerKind KIND =
            LayerKind.of("Upsample2d", Arity.ONE, members -> new Upsample2d(members.pair("size", 1)));

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape.Map input = Inputs.map(inputs);
        return new Shape.Map(
                input.channels(),
                Inputs.fits((long) input.height() * size.height(), "the height"),
                Inputs.fits((long) input.width() * size.width(), "the width"));
    }

    @Override
    public boolean keepsValues() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        emission.layer(CodeBlock.of(
                "new $T.Builder().size(new int[] {$L, $L}).build()",
                Vocabulary.UPSAMPLING_2D,
                size.height(),
                size.width()));
    }
}
