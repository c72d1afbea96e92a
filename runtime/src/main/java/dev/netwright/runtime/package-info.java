/**
 * The base of generated networks: {@link dev.netwright.runtime.TrainableNetwork}, which predicts, learns and is saved,
 * its builder, and the description of an architecture that generated code passes to both.
 */
package dev.netwright.runtime;
