package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.Triple;
import dev.netwright.processor.shape.Window;
import java.util.List;

/** A window that slides over the depth, the height and the width of a volume: what its convolution and pool share. */
public record Sliding3d(Triple kernel, Triple stride, Triple padding, Triple dilation) {
    private static final int TRIED = 64;
    private static final List<String> AXES = List.of("depth", "height", "width");

    /** The volume that comes out, with {@code channels}. */
    Shape.Volume over(Shape.Volume input, int channels) {
        return new Shape.Volume(channels, output(0, input), output(1, input), output(2, input));
    }

    private Window window(int axis) {
        return new Window(kernel.along(axis), stride.along(axis), padding.along(axis), dilation.along(axis), false);
    }

    private int output(int axis, Shape.Volume input) {
        Window window = window(axis);
        int length = input.sizes().get(axis + 1);
        int output = window.output(length);
        if (output >= 1) {
            return output;
        }
        throw LayerFault.of(
                        ErrorCode.KERNEL_EXCEEDS_INPUT,
                        "a kernel of %s%s does not fit its %sx%sx%s input%s"
                                .formatted(
                                        kernel.text(),
                                        dilation.is(1) ? "" : ", dilated by " + dilation.text() + ",",
                                        input.depth(),
                                        input.height(),
                                        input.width(),
                                        padding.is(0) ? "" : ", padded by " + padding.text()))
                .on("kernel")
                .rule("output %s = %s, must be at least 1".formatted(AXES.get(axis), window.formula(length)))
                .tryValues(values("kernel", kernel, axis, 1, kernel.along(axis) - 1, false))
                .tryValues(
                        values("padding", padding, axis, padding.along(axis) + 1, padding.along(axis) + TRIED, true));
    }

    private static LayerFault.Candidates values(String member, Triple now, int axis, int from, int to, boolean open) {
        return LayerFault.Candidates.range(
                member, from, to, open, value -> now.with(axis, (int) value).written());
    }

    /** {@code .stride(2, 2, 2)} where it differs from {@code usual}. */
    static CodeBlock option(String name, Triple triple, int usual) {
        return triple.is(usual)
                ? CodeBlock.of("")
                : CodeBlock.of(".$L($L, $L, $L)", name, triple.depth(), triple.height(), triple.width());
    }
}
