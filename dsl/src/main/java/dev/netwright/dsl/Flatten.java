package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lays a map or a volume out as a vector: C x H x W to C * H * W features, channel by channel, each row by row, without
 * parameters. A volume goes slice by slice within each channel: C x D x H x W to C * D * H * W.
 *
 * <pre>{@code
 * y[(c * H + h) * W + w] = x[c, h, w]
 * }</pre>
 *
 * <p>The order is PyTorch's, so that the weights of a dense layer after it carry over. Errors: an input that is neither
 * a {@link FeatureMap} nor a {@link FeatureVolume}, a product beyond the range of an int.
 *
 * <p>PyTorch: {@code Flatten()}. Deeplearning4j: {@code CnnToFeedForwardPreProcessor} or
 * {@code Cnn3DToFeedForwardPreProcessor}.
 *
 * <pre>{@code
 * @Flatten FeatureVector flat();                            // 16x5x5 to 400
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Flatten {}
