/** How each Deeplearning4j layer and vertex that generated networks use becomes ONNX nodes: one class each. */
package dev.netwright.runtime.onnx.layer;
