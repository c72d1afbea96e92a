package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.Triple;
import java.util.List;
import java.util.stream.IntStream;

/** {@code @MaxPool3d}: the largest value of each window of a volume, {@code Subsampling3DLayer}. */
public record MaxPool3d(Sliding3d window) implements Layer {
    static final LayerKind KIND = LayerKind.of("MaxPool3d", Arity.ONE, MaxPool3d::read);

    private static MaxPool3d read(Members members) {
        Triple kernel = members.triple("kernel", 1);
        Triple padding = members.triple("padding", 0);
        boolean exceeds = IntStream.range(0, 3).anyMatch(axis -> 2L * padding.along(axis) > kernel.along(axis));
        if (exceeds) {
            int least = Math.min(kernel.depth(), Math.min(kernel.height(), kernel.width()));
            members.fault(Pool2d.paddingExceeds(padding.text(), kernel.text(), least));
        }
        return new MaxPool3d(new Sliding3d(kernel, members.triple("stride", 1, kernel), padding, Triple.ONE));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape.Volume input = Inputs.volume(inputs);
        return window.over(input, input.channels());
    }

    @Override
    public boolean keepsValues() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        Triple kernel = window.kernel();
        Triple stride = window.stride();
        emission.layer(CodeBlock.builder()
                .add("new $T.Builder($T.MAX)", Vocabulary.SUBSAMPLING_3D_LAYER, Vocabulary.POOLING_TYPE)
                .add(".kernelSize($L, $L, $L)", kernel.depth(), kernel.height(), kernel.width())
                .add(".stride($L, $L, $L)", stride.depth(), stride.height(), stride.width())
                // Its default, unlike that of the other pools, rounds up.
                .add(".convolutionMode($T.Truncate)", Vocabulary.CONVOLUTION_MODE)
                .add(Sliding3d.option("padding", window.padding(), 0))
                .add(".dataFormat($T.DataFormat.NCDHW).build()", Vocabulary.CONVOLUTION_3D)
                .build());
    }
}
