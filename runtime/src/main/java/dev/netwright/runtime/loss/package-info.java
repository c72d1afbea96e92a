/**
 * The losses of the heads, computed from the input of a head instead of its output: exact even where a probability
 * rounds to 0 or 1. Each is written to JSON by its class name, as Deeplearning4j's own are.
 */
package dev.netwright.runtime.loss;
