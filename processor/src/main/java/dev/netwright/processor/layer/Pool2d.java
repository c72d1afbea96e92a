package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** What {@code @MaxPool2d} and {@code @AvgPool2d} share, {@code SubsamplingLayer}, and what holds of every pool. */
final class Pool2d {
    static final Pair NONE = new Pair(0, 0);

    private Pool2d() {}

    static Sliding read(Members members) {
        Pair kernel = members.pair("kernel", 1);
        Pair padding = members.pair("padding", 0);
        if (2L * padding.height() > kernel.height() || 2L * padding.width() > kernel.width()) {
            members.fault(paddingExceeds(padding.text(), kernel.text(), Math.min(kernel.height(), kernel.width())));
            padding = NONE;
        }
        return new Sliding(
                kernel,
                members.pair("stride", 1, kernel),
                padding,
                Sliding.ONE,
                members.constant("rounding").equals("CEIL"));
    }

    /** @param least the smallest side of the kernel */
    static LayerFault paddingExceeds(String padding, String kernel, int least) {
        return LayerFault.of(
                        ErrorCode.PADDING_EXCEEDS_KERNEL,
                        "padding %s is more than half the %s kernel".formatted(padding, kernel))
                .on("padding")
                .rule("2*padding must be at most kernel, or a window could hold nothing but padding")
                .tryValues(LayerFault.Candidates.range("padding", 0, least / 2, false, List::of));
    }

    static Shape infer(Sliding window, List<Shape> inputs) {
        Shape.Map input = Inputs.map(inputs);
        return window.over(input, input.channels());
    }

    /** {@code new SubsamplingLayer.Builder(PoolingType.MAX, new int[] {3, 3}, new int[] {2, 2})} and its padding. */
    static CodeBlock.Builder builder(String type, Sliding window) {
        Pair padding = window.padding();
        CodeBlock.Builder code = CodeBlock.builder()
                .add("new $T.Builder($T.$L)", Vocabulary.SUBSAMPLING_LAYER, Vocabulary.POOLING_TYPE, type)
                .add(
                        ".kernelSize($L, $L)",
                        window.kernel().height(),
                        window.kernel().width())
                .add(
                        ".stride($L, $L)",
                        window.stride().height(),
                        window.stride().width());
        if (!padding.is(0)) {
            code.add(".padding($L, $L)", padding.height(), padding.width());
        }
        return code;
    }
}
