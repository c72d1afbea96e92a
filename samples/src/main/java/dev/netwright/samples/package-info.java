/** Programs a reader runs: {@code bin/train} trains, measures, saves, loads and uses a network. */
package dev.netwright.samples;
