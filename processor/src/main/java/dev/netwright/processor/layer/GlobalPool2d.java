package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @GlobalAvgPool2d} and {@code @GlobalMaxPool2d}: one value a channel, {@code GlobalPoolingLayer}. */
public record GlobalPool2d(String type) implements Layer {
    static final LayerKind AVERAGE = LayerKind.of("GlobalAvgPool2d", Arity.ONE, members -> new GlobalPool2d("AVG"));
    static final LayerKind MAXIMUM = LayerKind.of("GlobalMaxPool2d", Arity.ONE, members -> new GlobalPool2d("MAX"));

    @Override
    public Shape infer(List<Shape> inputs) {
        return new Shape.Vector(Inputs.map(inputs).channels());
    }

    @Override
    public boolean keepsValues() {
        return type.equals("MAX");
    }

    @Override
    public void emit(Emission emission) {
        emission.layer(CodeBlock.of(
                "new $T.Builder($T.$L).build()", Vocabulary.GLOBAL_POOLING_LAYER, Vocabulary.POOLING_TYPE, type));
    }
}
