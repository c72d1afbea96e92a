package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;

/** The kernel, stride, padding and dilation of a convolution or pool, one number a dimension. */
record Window(Attributes attributes) {

    static Window of(ImportScope scope, ConvolutionLayer layer) {
        return of(
                scope,
                layer.getConvolutionMode(),
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation());
    }

    static Window of(
            ImportScope scope, ConvolutionMode mode, int[] kernel, int[] stride, int[] padding, int[] dilation) {
        Attributes attributes = Attributes.none().integers("kernel_shape", kernel);
        if (Arrays.stream(stride).anyMatch(size -> size != 1)) {
            attributes = attributes.integers("strides", stride);
        }
        if (Arrays.stream(dilation).anyMatch(size -> size != 1)) {
            attributes = attributes.integers("dilations", dilation);
        }
        if (mode == ConvolutionMode.Same) {
            return new Window(attributes.text("auto_pad", "SAME_UPPER"));
        }
        if (mode == ConvolutionMode.Causal) {
            throw scope.refuse("causal padding has no counterpart");
        }
        if (Arrays.stream(padding).anyMatch(size -> size != 0)) {
            int[] bothEnds = Arrays.copyOf(padding, 2 * padding.length);
            System.arraycopy(padding, 0, bothEnds, padding.length, padding.length);
            attributes = attributes.integers("pads", bothEnds);
        }
        return new Window(attributes);
    }

    /** The first dimension alone: Deeplearning4j keeps a second one for layers over sequences. */
    static int[] first(int... sizes) {
        return new int[] {sizes[0]};
    }
}
