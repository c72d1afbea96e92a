/** Rewrites that make an exported graph smaller without changing what it computes beyond rounding: one class each. */
package dev.netwright.runtime.onnx.rewrite;
