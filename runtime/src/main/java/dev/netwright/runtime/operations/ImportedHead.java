package dev.netwright.runtime.operations;

/**
 * A head of a graph that trains.
 *
 * @param name the layer's
 * @param logits the tensor that the loss is computed from, before the head's activation
 * @param labels the graph's input that takes the labels, of the logits' shape
 * @param loss the tensor of the loss, summed over the examples, {@code [1]}
 */
public record ImportedHead(String name, String logits, String labels, String loss) {}
