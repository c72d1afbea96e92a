package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what comes into a network: a {@link FeatureMap} of {@code channels}, {@code height} and {@code width}, a
 * {@link FeatureVector} of {@code features}, a {@link FeatureSequence} of {@code features} and {@code steps}, or a
 * {@link FeatureVolume} of {@code channels}, {@code depth}, {@code height} and {@code width}. In the body of a
 * {@link Block @Block} it names an input of the block, of any kind and without sizes: those come from the use.
 *
 * <p>Several inputs are allowed, and keep their declared order in {@code fit} and {@code predict}. A layer without
 * parameters cannot follow two inputs directly: it would have to choose, so it must name what it reads.
 *
 * <p>With {@code steps = ANY} each sequence of a padded batch gives what it would give alone, whatever stands in the
 * padding: {@code network.predict(words, Lengths.of(12, 7, 31))}. A third party's layer over such sequences has to say
 * that it respects lengths ({@code [padded-steps]}).
 *
 * <p>Errors: a size that is missing, below 1 or of the other kind, sizes in a block's body, parameters on the method,
 * an input that nothing reads, a size below {@link #most} at which a network of {@link Any#ANY} size does not fit or would
 * have other parameters ({@code [any-size]}). Deeplearning4j: {@code addInputs(name)} with
 * {@code InputType.convolutional(height, width, channels)}, data {@code [N, C, H, W]};
 * {@code InputType.feedForward(features)}, data {@code [N, F]}; {@code InputType.recurrent(features, steps)}, data
 * {@code [N, F, T]}; {@code InputType.convolutional3D(depth, height, width, channels)}, data {@code [N, C, D, H, W]}.
 *
 * <pre>{@code
 * @Input(channels = 3, height = 224, width = 224) FeatureMap photo();
 * @Input(features = 12)                           FeatureVector exif();
 * @Input(features = 8, steps = ANY, nominal = 100) FeatureSequence readings();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Input {
    /** {@return the channels of a map or a volume, at least 1: 1 for grey, 3 for colour} */
    int channels() default Required.REQUIRED;

    /** {@return the rows of a map, at least 1; or {@link Any#ANY}, with {@code width} too} */
    int height() default Required.REQUIRED;

    /** {@return the columns of a map, at least 1; or {@link Any#ANY}, with {@code height} too} */
    int width() default Required.REQUIRED;

    /** {@return the length of a vector, or of a sequence's vector at each step, at least 1} */
    int features() default Required.REQUIRED;

    /**
     * {@return the steps of a sequence, at least 1; or {@link Any#ANY}: batches then have any number of steps;
     * sequences of different lengths are padded at the end, and their lengths are given with them}
     */
    int steps() default Required.REQUIRED;

    /** {@return the depth of a volume, at least 1: slices of a scan, frames of a film} */
    int depth() default Required.REQUIRED;

    /**
     * {@return the height and width, or the steps, that shapes, pins and counts are stated for where they are
     * {@link Any#ANY}: n or {height, width}, each at least 1}
     */
    int[] nominal() default {};

    /**
     * {@return the largest height and width, or the most steps, that the compiler proves where they are {@link Any#ANY}: it
     * unfolds the network at every height and every width, or every number of steps, from the smallest that fits to this
     * one, and the network refuses larger ones when it runs; up to 4096}
     */
    int most() default 512;
}
