package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Node;
import java.util.Optional;

/**
 * What a layer has become.
 *
 * @param activation the tensor that it outputs
 * @param loss the node of its loss, which reads logits and labels, if it is a head that has one and the graph trains
 * @param trained whether it has parameters that training changes
 */
public record Imported(String activation, Optional<Node> loss, boolean trained) {}
