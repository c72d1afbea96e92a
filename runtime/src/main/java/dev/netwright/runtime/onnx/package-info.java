/** Export to ONNX: {@link dev.netwright.runtime.onnx.OnnxExport} writes the operations of a network as a file. */
package dev.netwright.runtime.onnx;
