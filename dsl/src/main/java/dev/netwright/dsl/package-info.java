/**
 * The language in which a network is declared: annotations for networks, layers, heads and blocks, and the interfaces
 * that stand for tensors. The annotation processor checks a declaration while {@code javac} compiles it, and writes the
 * Deeplearning4j network that it describes.
 *
 * <p>Five sentences hold all of it:
 *
 * <ol>
 *   <li>An interface marked {@link dev.netwright.dsl.Network @Network} declares a network; each of its methods is one
 *       layer, called by the method's name, and the annotation on the method tells what the layer does.
 *   <li>A layer reads the layers that its parameters are named after, or, without parameters, the layer declared just
 *       above it; only what stands above can be read.
 *   <li>The return type is the kind of tensor that comes out ({@link dev.netwright.dsl.FeatureMap},
 *       {@link dev.netwright.dsl.FeatureVector}, or {@link dev.netwright.dsl.Tensor} for whichever it is), and
 *       {@link dev.netwright.dsl.Shape @Shape} pins its sizes; both are checked.
 *   <li>A layer annotation of one's own is a {@link dev.netwright.dsl.Block @Block}: an annotation that nests a body
 *       written in this same language.
 *   <li>An interface that extends a network has all its layers, and a layer declared again under its old name takes the
 *       old one's place.
 * </ol>
 *
 * <p>A network of two branches:
 *
 * <pre>{@code
 * import static dev.netwright.dsl.Activation.RELU;
 * import dev.netwright.dsl.*;
 *
 * @Network
 * public interface Digits {
 *     @Input(channels = 1, height = 28, width = 28)                      FeatureMap image();
 *     @Conv2d(channels = 8, kernel = 3, padding = 1, activation = RELU)  FeatureMap fine(FeatureMap image);
 *     @Conv2d(channels = 8, kernel = 5, padding = 2, activation = RELU)  FeatureMap coarse(FeatureMap image);
 *     @Concat @Shape("16x28x28")  FeatureMap both(FeatureMap fine, FeatureMap coarse);
 *     @GlobalAvgPool2d                                                   FeatureVector pooled();
 *     @Dense(units = 10)                                                 FeatureVector logits();
 *     @SoftmaxOutput                                                     FeatureVector digit();
 * }
 * }</pre>
 *
 * <p>Compiling it writes {@code DigitsNetwork} beside it. The sizes that a layer reads are never written down: they are
 * inferred. Members are ordinary Java constants, so {@code channels = 4 * GROWTH} is fine. A pair is always {@code
 * {height, width}}, and a single number stands for both.
 *
 * <p>Memory is laid out as Deeplearning4j does by default: a map is {@code [N, C, H, W]}, a vector {@code [N, F]}, a
 * sequence {@code [N, F, T]}, a volume {@code [N, C, D, H, W]}, where N counts the examples of a batch and is never
 * part of a declared shape.
 *
 * <p>All annotations are kept in class files and are absent at run time: a program that runs the generated network does
 * not need this library.
 */
package dev.netwright.dsl;
