package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @SeparableConv2d}: each channel by itself, then all of them at each pixel, {@code SeparableConvolution2D}. */
public record SeparableConv2d(int channels, int multiplier, Sliding window, boolean bias, ActivationFunction activation)
        implements Layer {
    static final LayerKind KIND = LayerKind.of("SeparableConv2d", Arity.ONE, SeparableConv2d::read);

    private static final Sliding POINTWISE = new Sliding(Sliding.ONE, Sliding.ONE, new Pair(0, 0), Sliding.ONE, false);

    private static SeparableConv2d read(Members members) {
        Sliding window = Sliding.read(members, false);
        return new SeparableConv2d(
                members.integer("channels", 1),
                members.integer("multiplier", 1),
                window,
                members.flag("bias"),
                members.activation("activation"));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape.Map input = Inputs.map(inputs);
        Inputs.fits((long) input.channels() * multiplier, "the number of channels of the depthwise step");
        Shape.Map output = window.over(input, channels);
        activation.requireFits("activation", output);
        return output;
    }

    @Override
    public long params(List<Shape> inputs, Shape output) {
        return Math.addExact(weights(inputs), bias ? channels : 0L);
    }

    @Override
    public long macs(List<Shape> inputs, Shape output) {
        return Math.multiplyExact(output.elements() / channels, weights(inputs));
    }

    private long weights(List<Shape> inputs) {
        Pair kernel = window.kernel();
        long between = (long) Inputs.map(inputs).channels() * multiplier;
        long taps = Math.multiplyExact((long) kernel.height(), kernel.width());
        return Math.multiplyExact(between, Math.addExact(taps, channels));
    }

    @Override
    public void emit(Emission emission) {
        int in = ((Shape.Map) emission.input()).channels();
        if (in == 1) {
            // Of one channel SeparableConvolution2D leaves the second step out: it fails, or gives what the first gave.
            emission.layerBefore(
                    "channels",
                    window.layer(Vocabulary.CONVOLUTION_LAYER, 1, multiplier, false, ActivationFunction.IDENTITY));
            emission.layer(POINTWISE.layer(Vocabulary.CONVOLUTION_LAYER, multiplier, channels, bias, activation));
            return;
        }
        Pair kernel = window.kernel();
        emission.layer(CodeBlock.builder()
                .add("new $T.Builder($L, $L)", Vocabulary.SEPARABLE_CONVOLUTION_2D, kernel.height(), kernel.width())
                .add(".nIn($L).nOut($L)", in, channels)
                .add(".depthMultiplier($L)", multiplier)
                .add(window.options())
                // Without it, this class alone takes the channels for the last dimension and cannot train.
                .add(".dataFormat($T.NCHW)", Vocabulary.CNN_2D_FORMAT)
                .add(bias ? "" : ".hasBias(false)")
                .add(".activation($L).build()", activation.code())
                .build());
    }
}
