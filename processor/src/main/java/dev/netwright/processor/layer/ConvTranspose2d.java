package dev.netwright.processor.layer;

import com.palantir.javapoet.CodeBlock;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.shape.Pair;
import dev.netwright.processor.shape.Shape;
import java.util.List;

/** {@code @ConvTranspose2d}: a convolution's gradient as a layer, {@code Deconvolution2D}. */
public record ConvTranspose2d(
        int channels, Sliding window, Pair outputPadding, boolean bias, ActivationFunction activation)
        implements Layer {
    static final LayerKind KIND = LayerKind.of("ConvTranspose2d", Arity.ONE, ConvTranspose2d::read);

    private static final Pair NONE = new Pair(0, 0);

    private static ConvTranspose2d read(Members members) {
        Sliding window = Sliding.read(members, false);
        Pair outputPadding = members.pair("outputPadding", 0);
        Pair most = new Pair(mostOutputPadding(window, 0), mostOutputPadding(window, 1));
        if (outputPadding.height() > most.height() || outputPadding.width() > most.width()) {
            members.fault(LayerFault.of(
                            ErrorCode.MEMBER_OUT_OF_RANGE,
                            "outputPadding %s is more than %s".formatted(outputPadding.text(), most.text()))
                    .on("outputPadding")
                    .rule("outputPadding must be less than max(stride, dilation)")
                    .tryValues(LayerFault.Candidates.range(
                            "outputPadding", 0, Math.min(most.height(), most.width()), false, List::of)));
            outputPadding = NONE;
        }
        return new ConvTranspose2d(
                members.integer("channels", 1),
                window,
                outputPadding,
                members.flag("bias"),
                members.activation("activation"));
    }

    private static int mostOutputPadding(Sliding window, int axis) {
        return Math.max(window.stride().along(axis), window.dilation().along(axis)) - 1;
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        Shape.Map input = Inputs.map(inputs);
        Shape.Map output = new Shape.Map(channels, output(0, input.height()), output(1, input.width()));
        activation.requireFits("activation", output);
        return output;
    }

    private int output(int axis, int length) {
        int stride = window.stride().along(axis);
        int extent = window.window(axis).extent();
        int padding = window.padding().along(axis);
        int more = outputPadding.along(axis);
        long output = (length - 1L) * stride - 2L * padding + extent + more;
        if (output < 1) {
            throw LayerFault.of(
                            ErrorCode.SIZE_BELOW_ONE,
                            "a padding of %s takes away all of its output %s"
                                    .formatted(window.padding().text(), axis == 0 ? "height" : "width"))
                    .on("padding")
                    .rule("(%s - 1) * %s - 2*%s + %s + %s = %s, must be at least 1"
                            .formatted(length, stride, padding, extent, more, output))
                    .tryValues(LayerFault.Candidates.range(
                            "padding", 0, window.padding().along(axis) - 1L, false, value -> written(axis, value)));
        }
        return Inputs.fits(output, axis == 0 ? "the height" : "the width");
    }

    private List<Long> written(int axis, long padding) {
        Pair pair = window.padding().with(axis, (int) padding);
        return pair.isSquare() ? List.of(padding) : List.of((long) pair.height(), (long) pair.width());
    }

    @Override
    public long params(List<Shape> inputs, Shape output) {
        return Math.addExact(weights(inputs), bias ? channels : 0L);
    }

    @Override
    public long macs(List<Shape> inputs, Shape output) {
        Shape.Map input = Inputs.map(inputs);
        return Math.multiplyExact(Math.multiplyExact((long) input.height(), input.width()), weights(inputs));
    }

    private long weights(List<Shape> inputs) {
        Pair kernel = window.kernel();
        long taps = Math.multiplyExact((long) kernel.height(), kernel.width());
        return Math.multiplyExact((long) Inputs.map(inputs).channels() * channels, taps);
    }

    @Override
    public void emit(Emission emission) {
        int in = ((Shape.Map) emission.input()).channels();
        if (outputPadding.is(0)) {
            emission.layer(code(in, window));
            return;
        }
        // Nothing is taken away, and then all but what the output padding keeps is cropped. Where it keeps more than
        // there is, zeros below and right of the input make more.
        Pair rows = new Pair(zeros(0), zeros(1));
        if (!rows.is(0)) {
            emission.layerBefore("zeros", ZeroPad2d.code(0, rows.height(), 0, rows.width()));
        }
        Pair padding = window.padding();
        emission.layerBefore(
                "whole", code(in, new Sliding(window.kernel(), window.stride(), NONE, window.dilation(), false)));
        emission.layer(Crop2d.code(padding.height(), cropped(0, rows), padding.width(), cropped(1, rows)));
    }

    /** How many zeros the input needs at its far end. */
    private int zeros(int axis) {
        int missing = outputPadding.along(axis) - window.padding().along(axis);
        return missing <= 0 ? 0 : -Math.floorDiv(-missing, window.stride().along(axis));
    }

    private int cropped(int axis, Pair zeros) {
        return zeros.along(axis) * window.stride().along(axis)
                + window.padding().along(axis)
                - outputPadding.along(axis);
    }

    private CodeBlock code(int in, Sliding sliding) {
        return sliding.layer(Vocabulary.DECONVOLUTION_2D, in, channels, bias, activation);
    }
}
