/**
 * Blocks that ship with the language. Each is declared in the language itself, the way a user declares one, and nothing
 * in the processor knows them: they are also examples to copy from.
 *
 * <p>Every one reads a {@link dev.netwright.dsl.FeatureMap} and returns one. A use is a single line:
 *
 * <pre>{@code
 * import dev.netwright.dsl.block.*;
 *
 * @VggBlock(convs = 2, channels = 256) FeatureMap block3();
 * @Inception(conv1x1 = 64, reduce3x3 = 96, conv3x3 = 128, reduce5x5 = 16, conv5x5 = 32, poolProj = 32)
 * FeatureMap inception3a();
 * }</pre>
 */
package dev.netwright.dsl.block;
