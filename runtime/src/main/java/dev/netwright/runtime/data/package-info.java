/** Labelled images: where they come from, and how they become the batches that a network reads. */
package dev.netwright.runtime.data;
