package dev.netwright.runtime;

/**
 * One layer of a generated network. Each generated network has an enum {@code Layer} of these, so a layer is named by a
 * constant that the compiler checks: {@code network.activations(LeNetNetwork.Layer.CONV1, images)}.
 */
public interface NetworkLayer {

    /** The layer's full name, with a slash inside blocks: {@code stage1/conv_0}. */
    String id();

    /** The shape of what this layer puts out for one example, without the batch dimension. */
    TensorShape shape();

    /** The number of parameters of this layer, those that are not trained (running statistics) included. */
    long params();
}
