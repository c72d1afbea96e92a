/**
 * What generated networks lean on: {@link dev.netwright.runtime.TrainableNetwork}, which predicts, learns and is saved,
 * its builder, and the description of an architecture that generated code hands to both.
 */
package dev.netwright.runtime;
