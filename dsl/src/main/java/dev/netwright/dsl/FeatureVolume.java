package dev.netwright.dsl;

/**
 * Channels over a space: C x D x H x W for one example, {@code [N, C, D, H, W]} in memory. A scan, or a stretch of
 * video.
 *
 * <p>Pinned as {@code @Shape("16x8x32x32")}: 16 channels, depth 8, 32 rows, 32 columns. Expressions see
 * {@code x.channels}, {@code x.depth}, {@code x.height} and {@code x.width}. Deeplearning4j:
 * {@code InputType.convolutional3D(depth, height, width, channels)}.
 */
public interface FeatureVolume extends Tensor {}
