/** Rewrites that make a graph of operations smaller, or plainer for its readers: one class each. */
package dev.netwright.runtime.operations.rewrite;
