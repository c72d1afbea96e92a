package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.Window;
import java.util.List;

/** {@code @MaxPool1d}: the largest value in each stretch of steps, {@code Subsampling1DLayer}. */
public record MaxPool1d(Window window) implements Layer {
    static final LayerKind KIND = LayerKind.of("MaxPool1d", Arity.ONE, MaxPool1d::read);

    private static MaxPool1d read(Members members) {
        int kernel = members.integer("kernel", 1);
        int stride = members.integer("stride", 0);
        return new MaxPool1d(new Window(kernel, stride == 0 ? kernel : stride, 0, 1, false));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape.Sequence input = Inputs.sequence(inputs);
        return new Shape.Sequence(input.features(), Steps.over(window, input, false));
    }

    @Override
    public boolean keepsValues() {
        return true;
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        CodeBlock pool = CodeBlock.of(
                "new $T.Builder($T.MAX).kernelSize($L).stride($L).build()",
                Vocabulary.SUBSAMPLING_1D_LAYER,
                Vocabulary.SUBSAMPLING_LAYER.nestedClass("PoolingType"),
                window.kernel(),
                window.stride());
        emission.layer(emission.leavingOutPadding(pool));
    }
}
