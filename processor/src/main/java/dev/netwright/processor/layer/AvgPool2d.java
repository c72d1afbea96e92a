package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @AvgPool2d}: the mean of each window, the padding counted or not. */
public record AvgPool2d(Sliding window, boolean countPadding) implements Layer {
    private static final Pair NONE = new Pair(0, 0);

    static final LayerKind KIND = LayerKind.of(
            "AvgPool2d", Arity.ONE, members -> new AvgPool2d(Pool2d.read(members), members.flag("countPadding")));

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape output = Pool2d.infer(window, inputs);
        Shape.Map input = Inputs.map(inputs);
        boolean rounds = !window.overhang(input).is(0);
        if (rounds && !isExact(input, output)) {
            throw LayerFault.of(
                            ErrorCode.NO_EXACT_LOWERING,
                            "Deeplearning4j cannot round up an average pool with kernel %s, stride %s and padding %s on %s"
                                    .formatted(
                                            window.kernel().text(),
                                            window.stride().text(),
                                            window.padding().text(),
                                            input.text()))
                    .on("rounding")
                    .rule("the last window would divide by the wrong number of values")
                    .advise("rounding = FLOOR");
        }
        return output;
    }

    @Override
    public void emit(Emission emission) {
        Shape.Map input = (Shape.Map) emission.input();
        if (window.overhang(input).is(0)) {
            emission.layer(pool(window.padding(), countPadding).add(".build()").build());
            return;
        }
        Pair padding = window.padding();
        if (!padding.is(0)) {
            emission.layerBefore(
                    "padding", ZeroPad2d.code(padding.height(), padding.height(), padding.width(), padding.width()));
        }
        emission.layer(pool(NONE, false)
                .add(".convolutionMode($T.Same).build()", Vocabulary.CONVOLUTION_MODE)
                .build());
    }

    /** With padding, PyTorch drops a last window that starts in it; {@code Same} on the padded map would keep it. */
    private boolean isExact(Shape.Map input, Shape output) {
        return (window.padding().is(0) || countPadding)
                && Pool2d.sameIsCeil(unpadded(), padded(input))
                && unpadded().over(padded(input), input.channels()).equals(output);
    }

    private Sliding unpadded() {
        return new Sliding(window.kernel(), window.stride(), NONE, Sliding.ONE, true);
    }

    private Shape.Map padded(Shape.Map input) {
        Pair padding = window.padding();
        return new Shape.Map(
                input.channels(), input.height() + 2 * padding.height(), input.width() + 2 * padding.width());
    }

    private CodeBlock.Builder pool(Pair padding, boolean counted) {
        return Pool2d.builder("AVG", window, padding).add(".avgPoolIncludePadInDivisor($L)", counted);
    }
}
