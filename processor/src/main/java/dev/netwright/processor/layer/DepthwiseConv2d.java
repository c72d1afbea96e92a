package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @DepthwiseConv2d}: a convolution of each channel by itself, {@code DepthwiseConvolution2D}. */
public record DepthwiseConv2d(int multiplier, Sliding window, boolean bias, ActivationFunction activation)
        implements Convolution {
    static final LayerKind KIND = LayerKind.of("DepthwiseConv2d", Arity.ONE, DepthwiseConv2d::read);

    private static DepthwiseConv2d read(Members members) {
        Sliding window = Sliding.read(members, false);
        return new DepthwiseConv2d(
                members.integer("multiplier", 1), window, members.flag("bias"), members.activation("activation"));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape.Map input = Inputs.map(inputs);
        long channels = (long) input.channels() * multiplier;
        Shape.Map output = window.over(input, Inputs.fits(channels, "the number of channels"));
        activation.requireFits("activation", output);
        return output;
    }

    @Override
    public long weightsPerChannel(List<Shape> inputs) {
        Pair kernel = window.kernel();
        return Math.multiplyExact((long) kernel.height(), kernel.width());
    }

    @Override
    public void emit(Emission emission) {
        emission.layer(code(((Shape.Map) emission.input()).channels(), multiplier, window, bias, activation));
    }

    /** @param channels those that come in */
    static CodeBlock code(int channels, int multiplier, Sliding window, boolean bias, ActivationFunction activation) {
        if (channels == 1) {
            // The same; DepthwiseConvolution2D's backward pass fails on one channel and a 1x1 kernel.
            return window.layer(Vocabulary.CONVOLUTION_LAYER, 1, multiplier, bias, activation);
        }
        Pair kernel = window.kernel();
        return CodeBlock.builder()
                .add("new $T.Builder($L, $L)", Vocabulary.DEPTHWISE_CONVOLUTION_2D, kernel.height(), kernel.width())
                .add(".nIn($L).nOut($L).depthMultiplier($L)", channels, channels * multiplier, multiplier)
                .add(window.options())
                .add(bias ? "" : ".hasBias(false)")
                .add(".activation($L).build()", activation.code())
                .build();
    }
}
