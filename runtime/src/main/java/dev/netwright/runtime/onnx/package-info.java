/**
 * Export to ONNX. {@link dev.netwright.runtime.onnx.OnnxExport} writes the file;
 * {@link dev.netwright.runtime.onnx.OnnxLayer} is how a layer of one's own is exported.
 */
package dev.netwright.runtime.onnx;
