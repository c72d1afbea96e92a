package dev.netwright.dsl;

/**
 * The mark of an input size that is open: a network that ends in global pooling takes maps of many sizes, a
 * recurrent one sequences of many lengths.
 *
 * <pre>{@code
 * @Input(channels = 3, height = ANY, width = ANY, nominal = 224) FeatureMap photo();
 * @Input(features = 8, steps = ANY, nominal = 100)               FeatureSequence readings();
 * }</pre>
 */
public final class Any {
    /** Stands for "any size". It is -1, which is not a legal size of anything. */
    public static final int ANY = -1;

    private Any() {}
}
