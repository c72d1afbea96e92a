package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.Triple;
import java.util.List;

/** {@code @Conv3d}: a three-dimensional convolution, {@code Convolution3D}. */
public record Conv3d(int channels, Sliding3d window, boolean bias, ActivationFunction activation)
        implements Convolution {
    static final LayerKind KIND = LayerKind.of("Conv3d", Arity.ONE, Conv3d::read);

    private static Conv3d read(Members members) {
        Sliding3d window = new Sliding3d(
                members.triple("kernel", 1),
                members.triple("stride", 1),
                members.triple("padding", 0),
                members.triple("dilation", 1));
        return new Conv3d(
                members.integer("channels", 1), window, members.flag("bias"), members.activation("activation"));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape output = window.over(Inputs.volume(inputs), channels);
        activation.requireFits("activation", output);
        return output;
    }

    @Override
    public long weightsPerChannel(List<Shape> inputs) {
        return Math.multiplyExact(
                Inputs.volume(inputs).channels(), window.kernel().product());
    }

    @Override
    public void emit(Emission emission) {
        Triple kernel = window.kernel();
        emission.layer(CodeBlock.builder()
                .add(
                        "new $T.Builder($L, $L, $L)",
                        Vocabulary.CONVOLUTION_3D,
                        kernel.depth(),
                        kernel.height(),
                        kernel.width())
                .add(".nIn($L).nOut($L)", ((Shape.Volume) emission.input()).channels(), channels)
                .add(Sliding3d.option("stride", window.stride(), 1))
                .add(Sliding3d.option("padding", window.padding(), 0))
                .add(Sliding3d.option("dilation", window.dilation(), 1))
                .add(".dataFormat($T.DataFormat.NCDHW)", Vocabulary.CONVOLUTION_3D)
                .add(bias ? "" : ".hasBias(false)")
                .add(".activation($L).build()", activation.code())
                .build());
    }
}
