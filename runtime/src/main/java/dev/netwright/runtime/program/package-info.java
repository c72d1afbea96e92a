/** Runs the programs of a Deeplearning4j graph over its own flat arrays of parameters, gradients and updater state. */
package dev.netwright.runtime.program;
