package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @Conv2d}: a two-dimensional convolution, {@code ConvolutionLayer}. */
public record Conv2d(int channels, Sliding window, boolean bias, ActivationFunction activation) implements Layer {
    static final LayerKind KIND = LayerKind.of("Conv2d", Arity.ONE, Conv2d::read);

    private static Conv2d read(Members members) {
        Sliding window = new Sliding(
                members.pair("kernel", 1),
                members.pair("stride", 1),
                members.pair("padding", 0),
                members.pair("dilation", 1),
                members.constant("rounding").equals("CEIL"));
        return new Conv2d(
                members.integer("channels", 1), window, members.flag("bias"), members.activation("activation"));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape.Map output = window.over(Inputs.map(inputs), channels);
        activation.requireFits("activation", output);
        return output;
    }

    @Override
    public long params(List<Shape> inputs, Shape output) {
        return Math.addExact(Math.multiplyExact(channels, weightsPerChannel(inputs)), bias ? channels : 0L);
    }

    @Override
    public long macs(List<Shape> inputs, Shape output) {
        return Math.multiplyExact(output.elements(), weightsPerChannel(inputs));
    }

    private long weightsPerChannel(List<Shape> inputs) {
        Pair kernel = window.kernel();
        return Math.multiplyExact((long) Inputs.map(inputs).channels(), Math.multiplyExact((long) kernel.height(), kernel.width()));
    }

    @Override
    public void emit(Emission emission) {
        Shape.Map input = (Shape.Map) emission.input();
        Pair overhang = window.overhang(input);
        Sliding padded = window;
        if (!overhang.is(0)) {
            Pair padding = window.padding();
            emission.layerBefore("padding", ZeroPad2d.code(
                    padding.height(), padding.height() + overhang.height(),
                    padding.width(), padding.width() + overhang.width()));
            padded = new Sliding(window.kernel(), window.stride(), new Pair(0, 0), window.dilation(), false);
        }
        emission.layer(CodeBlock.builder()
                .add("new $T.Builder($L, $L)", Vocabulary.CONVOLUTION_LAYER, window.kernel().height(), window.kernel().width())
                .add(".nIn($L).nOut($L)", input.channels(), channels)
                .add(padded.options())
                .add(bias ? "" : ".hasBias(false)")
                .add(".activation($L).build()", activation.code())
                .build());
    }
}
