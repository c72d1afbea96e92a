/**
 * Predicting with exported networks. {@link dev.netwright.serving.Predictor} opens an ONNX file and needs ONNX Runtime
 * alone; the Deeplearning4j engine behind {@code network.predictor()} is in the runtime module.
 */
package dev.netwright.serving;
