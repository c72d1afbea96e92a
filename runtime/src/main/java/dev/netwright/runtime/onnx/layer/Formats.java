package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** The orders of dimensions: ONNX knows channels and features first, as the networks generated here have them. */
final class Formats {
    private Formats() {}

    static void requireChannelsFirst(OnnxScope scope, CNN2DFormat format) {
        if (format == CNN2DFormat.NHWC) {
            throw scope.refuse("only maps with the channels first can be exported, this one is NHWC");
        }
    }

    static void requireFeaturesFirst(OnnxScope scope, RNNFormat format) {
        if (format == RNNFormat.NWC) {
            throw scope.refuse("only sequences with the features first can be exported, this one is NWC");
        }
    }

    /** Whether dimensions were named. */
    static boolean isGiven(int... dimensions) {
        return dimensions != null && dimensions.length > 0;
    }

    /** A softmax is over the channels or features, wherever they stand. */
    static String activatedAlongFeatures(OnnxScope scope, IActivation activation) {
        return activation instanceof ActivationSoftmax
                ? scope.add("Softmax", OnnxAttributes.none().integer("axis", 1), List.of(scope.input()))
                : scope.activated(scope.input(), activation);
    }
}
