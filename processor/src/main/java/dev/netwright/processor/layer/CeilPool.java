package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.Window;
import java.util.function.Function;

/**
 * A pool whose last windows hang over the padded map, in terms of one that rounds down. More padding at the far edges is
 * more padding at the near ones, and so more windows there: they are cropped. As oneDNN refuses windows of padding alone,
 * padding stays below the kernel: where a whole stride more is too much, the windows come closer together, and then only
 * every second, third, .. of them is kept.
 *
 * @param window rounds down
 * @param cropped windows in front of the first one
 * @param every which ones are kept after that, every first where all are
 */
record CeilPool(Sliding window, Pair cropped, Pair every) {

    private record Axis(int stride, int padding, int cropped, int every) {

        /** @param padding what the pool itself pads by: that of the window, or none where it is in the input already */
        static Axis of(Window window, int padding, int input) {
            int overhang = window.overhang(input);
            if (overhang == 0) {
                return new Axis(window.stride(), padding, 0, 1);
            }
            // Where there is but one window, any stride is right.
            int stride = window.output(input) == 1 ? overhang : window.stride();
            int step = (long) padding + stride < window.kernel() ? stride : commonDivisor(stride, overhang);
            int cropped = (overhang + step - 1) / step;
            return new Axis(step, padding + cropped * step, cropped, stride / step);
        }

        private static int commonDivisor(int one, int other) {
            return other == 0 ? one : commonDivisor(other, one % other);
        }
    }

    /** @param padding what the pool itself pads by: that of the window, or none where it is in the input already */
    static CeilPool of(Sliding window, Pair padding, Shape.Map input) {
        Axis down = Axis.of(window.window(0), padding.height(), input.height());
        Axis across = Axis.of(window.window(1), padding.width(), input.width());
        return new CeilPool(
                new Sliding(
                        window.kernel(),
                        new Pair(down.stride(), across.stride()),
                        new Pair(down.padding(), across.padding()),
                        Sliding.ONE,
                        false),
                new Pair(down.cropped(), across.cropped()),
                new Pair(down.every(), across.every()));
    }

    /** @param pool the Deeplearning4j layer of a window that rounds down; its padding is nothing that counts */
    void emit(Emission emission, Function<Sliding, CodeBlock> pool) {
        emission.layerBefore("pool", pool.apply(window));
        CodeBlock crop = Crop2d.code(cropped.height(), 0, cropped.width(), 0);
        if (every.is(1)) {
            emission.layer(crop);
            return;
        }
        emission.layerBefore("crop", crop);
        emission.layer(Pool2d.builder("MAX", new Sliding(Sliding.ONE, every, Pool2d.NONE, Sliding.ONE, false))
                .add(".build()")
                .build());
    }
}
