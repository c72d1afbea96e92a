package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture;
import dev.netwright.runtime.Architecture.Head;
import dev.netwright.runtime.HeadKind;
import dev.netwright.runtime.TensorShape;
import dev.netwright.runtime.data.ImageDataset;
import java.util.List;

/** What a network must look like to learn from labelled images. */
final class ImageHead {

    private ImageHead() {}

    /**
     * The one head that the images' class numbers are for.
     *
     * @throws IllegalStateException if there is not one input map and one softmax head with labels
     * @throws IllegalArgumentException if the data are empty, or of other channels or more or fewer classes
     */
    static Head requireFor(Architecture architecture, ImageDataset data) {
        List<Head> heads = architecture.labelledHeads();
        boolean fits = heads.size() == 1
                && heads.get(0).kind() == HeadKind.SOFTMAX
                && heads.get(0).layer().shape().kind() == TensorShape.Kind.VECTOR
                && architecture.inputs().size() == 1
                && architecture.inputs().get(0).shape().kind() == TensorShape.Kind.MAP;
        if (!fits) {
            throw new IllegalStateException(architecture.name()
                    + ": labelled images are for a network of one input map and one softmax head over classes;"
                    + " give others their arrays");
        }
        TensorShape input = architecture.inputs().get(0).shape();
        long classes = heads.get(0).layer().shape().leading();
        if (data.size() == 0) {
            throw new IllegalArgumentException(architecture.name() + ": data set " + data.name() + " has no images");
        }
        if (data.classes() != classes || data.channels() != input.leading()) {
            throw new IllegalArgumentException(architecture.name() + " reads " + input + " and knows " + classes
                    + " classes, which does not fit " + data);
        }
        return heads.get(0);
    }
}
