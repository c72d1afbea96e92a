/** The steps of optimisers: one pass over the flat arrays of parameters, gradients and state. */
package dev.netwright.engine.optimizer;
