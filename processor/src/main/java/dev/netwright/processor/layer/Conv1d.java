package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.Window;
import java.util.List;

/** {@code @Conv1d}: a convolution along the steps of a sequence, {@code Convolution1DLayer}. */
public record Conv1d(int channels, Window window, boolean bias, ActivationFunction activation) implements Convolution {
    static final LayerKind KIND = LayerKind.of("Conv1d", Arity.ONE, Conv1d::read);

    private static Conv1d read(Members members) {
        Window window = new Window(
                members.integer("kernel", 1),
                members.integer("stride", 1),
                members.integer("padding", 0),
                members.integer("dilation", 1),
                false);
        return new Conv1d(
                members.integer("channels", 1), window, members.flag("bias"), members.activation("activation"));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape output = new Shape.Sequence(channels, Steps.over(window, Inputs.sequence(inputs), true));
        activation.requireFits("activation", output);
        return output;
    }

    @Override
    public long weightsPerChannel(List<Shape> inputs) {
        return (long) Inputs.sequence(inputs).features() * window.kernel();
    }

    @Override
    public boolean respectsLengths() {
        return true;
    }

    @Override
    public void emit(Emission emission) {
        CodeBlock convolution = CodeBlock.builder()
                .add("new $T.Builder($L)", Vocabulary.CONVOLUTION_1D_LAYER, window.kernel())
                .add(".nIn($L).nOut($L)", ((Shape.Sequence) emission.input()).features(), channels)
                .add(Steps.option("stride", window.stride(), 1))
                .add(Steps.option("padding", window.padding(), 0))
                .add(Steps.option("dilation", window.dilation(), 1))
                .add(".rnnDataFormat($T.NCW)", Vocabulary.RNN_FORMAT)
                .add(bias ? "" : ".hasBias(false)")
                .add(".activation($L).build()", activation.code())
                .build();
        emission.layer(emission.leavingOutPadding(convolution));
    }
}
