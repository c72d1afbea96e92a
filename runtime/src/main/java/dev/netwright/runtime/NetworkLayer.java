package dev.netwright.runtime;

/**
 * One layer of a generated network. Each generated network has an enum {@code Layer} of these, so a layer is named by a
 * constant that the compiler checks: {@code network.activations(LeNetNetwork.Layer.CONV1, images)}.
 */
public interface NetworkLayer {

    /** Name, kind, shape, parameters and multiply-adds in one. */
    LayerFacts facts();

    /** The layer's full name, with a slash inside blocks: {@code stage1/conv_0}. */
    default String id() {
        return facts().id();
    }

    /** The shape of this layer's output for one example, without the batch dimension. */
    default TensorShape shape() {
        return facts().shape();
    }

    /** The number of trainable parameters of this layer. */
    default long params() {
        return facts().params();
    }
}
