package dev.netwright.dsl;

/**
 * Channels over a plane: C x H x W for one example, {@code [N, C, H, W]} in memory. An image is one, and so is what a
 * convolution makes of it.
 *
 * <p>Pinned as {@code @Shape("256x6x6")}: 256 channels, 6 rows, 6 columns. Expressions see {@code x.channels},
 * {@code x.height} and {@code x.width}. Deeplearning4j: {@code InputType.convolutional(height, width, channels)}.
 */
public interface FeatureMap extends Tensor {}
