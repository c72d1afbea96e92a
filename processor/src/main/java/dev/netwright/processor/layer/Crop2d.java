package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Crop2d}: rows and columns cut off a map, {@code Cropping2D}. */
public record Crop2d(int top, int bottom, int left, int right) implements Layer {
    static final LayerKind KIND = LayerKind.of(
            "Crop2d",
            Arity.ONE,
            members -> new Crop2d(
                    members.integer("top", 0),
                    members.integer("bottom", 0),
                    members.integer("left", 0),
                    members.integer("right", 0)));

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape.Map input = Inputs.map(inputs);
        return new Shape.Map(
                input.channels(),
                left(input.height(), "height", "top", top, "bottom", bottom),
                left(input.width(), "width", "left", left, "right", right));
    }

    private static int left(int size, String dimension, String near, int before, String far, int after) {
        long left = (long) size - before - after;
        if (left < 1) {
            boolean isNear = before >= after;
            String blamed = isNear ? near : far;
            throw LayerFault.of(
                            ErrorCode.SIZE_BELOW_ONE,
                            "%s %s and %s %s leave nothing of a %s of %s"
                                    .formatted(near, before, far, after, dimension, size))
                    .on(blamed)
                    .rule("%s - %s - %s = %s, must be at least 1".formatted(size, before, after, left))
                    .tryInts(blamed, 0, (long) size - (isNear ? after : before) - 1, false);
        }
        return (int) left;
    }

    @Override
    public boolean keepsValues() {
        return true;
    }

    /** What comes out is a view of what goes in. */
    @Override
    public boolean handsOnItsInput() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        emission.layer(code(top, bottom, left, right));
    }

    static CodeBlock code(int top, int bottom, int left, int right) {
        return CodeBlock.of("new $T.Builder($L, $L, $L, $L).build()", Vocabulary.CROPPING_2D, top, bottom, left, right);
    }
}
