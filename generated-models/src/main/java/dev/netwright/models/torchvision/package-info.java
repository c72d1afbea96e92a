/**
 * The networks of torchvision for ImageNet: three channels, 224 x 224, a thousand classes. Each has torchvision's
 * parameters and multiply-adds to the digit, and the layers' names of its paper.
 *
 * <p>Another number of classes is an heir with one line:
 *
 * <pre>{@code
 * @Network
 * public interface Flowers extends ResNet18 {
 *     @Override @Dense(units = 102) FeatureVector logits();
 * }
 * }</pre>
 */
package dev.netwright.models.torchvision;
