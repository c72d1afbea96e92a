/**
 * The losses of the heads, on what a head reads instead of on what it puts out: exact where a probability rounds to 0 or
 * 1. Each is written to JSON by its class name, as Deeplearning4j's own are.
 */
package dev.netwright.runtime.loss;
