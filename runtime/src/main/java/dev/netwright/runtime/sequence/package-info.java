/**
 * Sequences that are padded at the end: Deeplearning4j layers that leave the padding out where its own do not, as generated
 * networks with {@code steps = ANY} use them.
 */
package dev.netwright.runtime.sequence;
