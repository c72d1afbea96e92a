package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** The orders of dimensions: ONNX knows channels and features first, as the networks generated here have them. */
final class Formats {
    private Formats() {}

    static void requireChannelsFirst(ImportScope scope, CNN2DFormat format) {
        if (format == CNN2DFormat.NHWC) {
            throw scope.refuse("only maps with the channels first have a counterpart, this one is NHWC");
        }
    }

    static void requireFeaturesFirst(ImportScope scope, RNNFormat format) {
        if (format == RNNFormat.NWC) {
            throw scope.refuse("only sequences with the features first have a counterpart, this one is NWC");
        }
    }

    /** Whether dimensions were named. */
    static boolean isGiven(int... dimensions) {
        return dimensions != null && dimensions.length > 0;
    }

    /** A softmax is over the channels or features, wherever they stand. */
    static String activatedAlongFeatures(ImportScope scope, String tensor, IActivation activation) {
        return activation instanceof ActivationSoftmax
                ? scope.add("Softmax", Attributes.none().integer("axis", 1), List.of(tensor))
                : scope.activated(tensor, activation);
    }
}
