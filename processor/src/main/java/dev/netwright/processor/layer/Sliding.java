package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.Window;
import java.util.ArrayList;
import java.util.List;

/** A window that slides over the height and the width of a map: what convolutions and pools share. */
public record Sliding(Pair kernel, Pair stride, Pair padding, Pair dilation, boolean ceil) {
    private static final int TRIED = 64;

    public static final Pair ONE = new Pair(1, 1);

    /** The map that comes out, with {@code channels}. */
    public Shape.Map over(Shape.Map input, int channels) {
        return new Shape.Map(channels, along(0, input.height()), along(1, input.width()));
    }

    public Window window(int axis) {
        return new Window(
                kernel.along(axis), stride.along(axis), padding.along(axis), dilation.along(axis), ceil);
    }

    /** How far ceil rounding reaches beyond the bottom and the right of the padded input. */
    public Pair overhang(Shape.Map input) {
        return new Pair(window(0).overhang(input.height()), window(1).overhang(input.width()));
    }

    private int along(int axis, int input) {
        Window window = window(axis);
        int output = window.output(input);
        if (output >= 1) {
            return output;
        }
        throw LayerFault.of(
                        ErrorCode.KERNEL_EXCEEDS_INPUT,
                        "a %s kernel%s does not fit its %s of %d%s"
                                .formatted(
                                        kernel.text(),
                                        dilation.is(1) ? "" : " with dilation " + dilation.text(),
                                        axis == 0 ? "input height" : "input width",
                                        input,
                                        padding.along(axis) == 0 ? "" : " with padding " + padding.along(axis)))
                .on("kernel")
                .rule(window.formula(input) + ", must be at least 1")
                .tryValues(values("kernel", kernel, axis, 1, kernel.along(axis) - 1, false))
                .tryValues(values("padding", padding, axis, padding.along(axis) + 1, padding.along(axis) + TRIED, true));
    }

    private static LayerFault.Candidates values(String member, Pair now, int axis, int from, int to, boolean open) {
        List<Object> values = new ArrayList<>();
        for (int value = from; value <= to; value++) {
            Pair pair = now.with(axis, value);
            values.add(
                    pair.isSquare() ? List.of((long) value) : List.of((long) pair.height(), (long) pair.width()));
        }
        return new LayerFault.Candidates(member, values, open);
    }

    /** {@code .stride(2, 2).padding(1, 1)}: what differs from Deeplearning4j's defaults. */
    public CodeBlock options() {
        CodeBlock.Builder code = CodeBlock.builder();
        option(code, "stride", stride, 1);
        option(code, "padding", padding, 0);
        option(code, "dilation", dilation, 1);
        return code.build();
    }

    private static void option(CodeBlock.Builder code, String name, Pair pair, int usual) {
        if (!pair.is(usual)) {
            code.add(".$L($L, $L)", name, pair.height(), pair.width());
        }
    }
}
