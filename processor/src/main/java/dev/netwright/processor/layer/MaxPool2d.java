package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
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
        if (window.overhang(input).is(0)) {
            emission.layer(pool(window));
        } else {
            // Padding is minus infinity, so more of it changes no maximum.
            CeilPool.of(window, window.padding(), input).emit(emission, MaxPool2d::pool);
        }
    }

    private static CodeBlock pool(Sliding window) {
        return Pool2d.builder("MAX", window).add(".build()").build();
    }
}
