/**
 * How each Deeplearning4j layer and vertex becomes operations: one class each.
 * {@link dev.netwright.runtime.operations.layer.LayerImport} is how a layer of one's own does.
 */
package dev.netwright.runtime.operations.layer;
