/** Rewrites that make operations plainer for the readers of an ONNX file, for prediction alone: one class each. */
package dev.netwright.runtime.onnx.rewrite;
