package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @AvgPool2d}: the mean of each window, the padding counted or not. */
public record AvgPool2d(Sliding window, boolean countPadding) implements Layer {
    static final LayerKind KIND = LayerKind.of(
            "AvgPool2d", Arity.ONE, members -> new AvgPool2d(Pool2d.read(members), members.flag("countPadding")));

    @Override
    public Shape infer(List<Shape> inputs) {
        return Pool2d.infer(window, inputs);
    }

    @Override
    public void emit(Emission emission) {
        Shape.Map input = (Shape.Map) emission.input();
        if (window.overhang(input).is(0)) {
            emission.layer(pool(window, countPadding));
            return;
        }
        // What the last windows hang over never counts. Padding that does is written out, so that none of the pool's
        // own
        // counts.
        Pair padding = window.padding();
        boolean isWrittenOut = countPadding && !padding.is(0);
        if (isWrittenOut) {
            emission.layerBefore(
                    "padding", ZeroPad2d.code(padding.height(), padding.height(), padding.width(), padding.width()));
        }
        CeilPool.of(window, isWrittenOut ? Pool2d.NONE : padding, input)
                .emit(emission, sliding -> pool(sliding, false));
    }

    private static CodeBlock pool(Sliding window, boolean counted) {
        return Pool2d.builder("AVG", window)
                .add(".avgPoolIncludePadInDivisor($L).build()", counted)
                .build();
    }
}
