package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A learned vector for each word of a vocabulary: 1 x T to {@code units} x T, where T indices come in.
 *
 * <pre>{@code
 * y[u, t] = W[x[0, t], u]
 * }</pre>
 *
 * <p>The indices are whole numbers from 0 to {@code vocabulary} - 1; a network refuses any other value, and says where
 * in the batch it is. They come as floating-point numbers, which hold whole numbers exactly up to 16,777,216 (2,048 at
 * half precision).
 *
 * <p>Parameters: {@code vocabulary} * {@code units}. Multiply-adds: none are counted, since nothing is multiplied.
 *
 * <p>Errors: a member that is missing or below 1, an input that is not a {@link FeatureSequence} of 1 feature, or not an
 * {@link Input @Input} itself, or one that other layers compute with: no gradient passes through an index. PyTorch:
 * {@code Embedding(vocabulary, units)}. Deeplearning4j: {@code EmbeddingSequenceLayer}, weights {@code [vocabulary, units]}.
 *
 * <pre>{@code
 * @Input(features = 1, steps = 200)         FeatureSequence words();
 * @Embedding(vocabulary = 20_000, units = 64) FeatureSequence vectors();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Embedding {
    /** {@return the number of words, at least 1; must be given} */
    int vocabulary() default Required.REQUIRED;

    /** {@return the features of each word's vector, at least 1; must be given} */
    int units() default Required.REQUIRED;
}
