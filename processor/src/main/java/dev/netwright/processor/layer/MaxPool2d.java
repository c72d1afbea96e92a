package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @MaxPool2d}: the largest value of each window. */
public record MaxPool2d(Sliding window) implements Layer {
    static final LayerKind KIND = LayerKind.of("MaxPool2d", Arity.ONE, members -> new MaxPool2d(Pool2d.read(members)));

    @Override
    public Shape infer(List<Shape> inputs) {
        return Pool2d.infer(window, inputs);
    }

    @Override
    public boolean keepsValues() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        Shape.Map input = (Shape.Map) emission.input();
        Pair overhang = window.overhang(input);
        if (overhang.is(0)) {
            emission.layer(pool(window.padding()));
            return;
        }
        // Padding is minus infinity, so more of it changes no maximum that is kept: one window more on each side, and
        // what floor rounding then has too many is cropped.
        Pair padding = window.padding();
        Pair stride = window.stride();
        Pair wider = new Pair(padding.height() + stride.height(), padding.width() + stride.width());
        Sliding floor = new Sliding(window.kernel(), stride, wider, Sliding.ONE, false);
        Shape.Map output = (Shape.Map) emission.output();
        int bottom = floor.window(0).output(input.height()) - output.height() - 1;
        int right = floor.window(1).output(input.width()) - output.width() - 1;
        emission.layerBefore("pool", pool(wider));
        emission.layer(CodeBlock.of("new $T.Builder(1, $L, 1, $L).build()", Vocabulary.CROPPING_2D, bottom, right));
    }

    private CodeBlock pool(Pair padding) {
        return Pool2d.builder("MAX", window, padding).add(".build()").build();
    }
}
