package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.Window;

/** A window that slides along the steps of a sequence: what its convolution and its pool share. */
final class Steps {
    private static final int TRIED = 64;

    private Steps() {}

    /** The number of windows. */
    static int over(Window window, Shape.Sequence input, boolean pads) {
        int output = window.output(input.steps());
        if (output >= 1) {
            return output;
        }
        LayerFault fault = LayerFault.of(
                        ErrorCode.KERNEL_EXCEEDS_INPUT,
                        "a kernel of %s%s does not fit its %s steps%s"
                                .formatted(
                                        window.kernel(),
                                        window.dilation() == 1 ? "" : ", dilated to " + window.extent() + ",",
                                        input.steps(),
                                        window.padding() == 0
                                                ? ""
                                                : ", padded to " + (input.steps() + 2 * window.padding())))
                .on("kernel")
                .rule(window.formula(input.steps()) + ", must be at least 1")
                .tryInts("kernel", 1, window.kernel() - 1L, false);
        throw pads ? fault.tryInts("padding", window.padding() + 1L, window.padding() + TRIED, true) : fault;
    }

    /** {@code .stride(2)}, where it is not {@code usual}. */
    static CodeBlock option(String name, int value, int usual) {
        return value == usual ? CodeBlock.of("") : CodeBlock.of(".$L($L)", name, value);
    }
}
