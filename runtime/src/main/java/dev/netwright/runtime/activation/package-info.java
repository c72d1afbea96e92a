/**
 * Activation functions whose formula in Deeplearning4j 1.0.0-M2.1 overflows; generated configurations use these
 * instead. Each is written to JSON by its class name, as Deeplearning4j's own are.
 */
package dev.netwright.runtime.activation;
