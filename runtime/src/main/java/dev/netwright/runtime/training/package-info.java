/** The training loop: a plan in, epochs of steps with validation, checkpoints and progress, a report out. */
package dev.netwright.runtime.training;
