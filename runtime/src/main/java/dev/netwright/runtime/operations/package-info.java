/**
 * The operations of a Deeplearning4j graph. {@link dev.netwright.runtime.operations.GraphImport} makes them, for training or
 * for prediction.
 */
package dev.netwright.runtime.operations;
