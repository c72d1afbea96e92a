package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @GlobalAvgPool1d} and {@code @GlobalMaxPool1d}: one value a feature, {@code GlobalPoolingLayer}. */
public record GlobalPool1d(String type) implements Layer {
    static final LayerKind AVERAGE = LayerKind.of("GlobalAvgPool1d", Arity.ONE, members -> new GlobalPool1d("AVG"));
    static final LayerKind MAXIMUM = LayerKind.of("GlobalMaxPool1d", Arity.ONE, members -> new GlobalPool1d("MAX"));

    @Override
    public Shape infer(List<Shape> inputs) {
        return new Shape.Vector(Inputs.sequence(inputs).features());
    }

    @Override
    public boolean keepsValues() {
        return type.equals("MAX");
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        emission.layer(CodeBlock.of(
                "new $T.Builder($T.$L).build()", Vocabulary.GLOBAL_POOLING_LAYER, Vocabulary.POOLING_TYPE, type));
    }
}
