package dev.netwright.dsl;

/**
 * A tensor of any kind that a layer reads or returns. As a return type it leaves the kind open: the layer's annotation
 * and its inputs decide. An heir may then redeclare the layer with another kind.
 *
 * <p>These interfaces are names for the compiler. Nothing implements them, and they hold no numbers.
 *
 * <pre>{@code
 * @Activate Tensor active();     // a map after a map, a vector after a vector
 * }</pre>
 *
 * @see FeatureMap
 * @see FeatureVector
 * @see FeatureSequence
 * @see FeatureVolume
 */
public interface Tensor {}
