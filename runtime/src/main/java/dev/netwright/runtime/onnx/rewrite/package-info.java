/** Rewrites that make an exported graph smaller, or plainer for its readers, without changing what it computes beyond rounding: one
 * class each. */
package dev.netwright.runtime.onnx.rewrite;
