package dev.netwright.processor.unfold;

import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.shape.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The smallest input maps that a network works with, found by unfolding it at other sizes from 1 up. A size applies to
 * every input that is a map.
 */
public final class SmallestInput {
    private final Bodies bodies;
    private final TypedGraph graph;
    private final int maxLayers;

    SmallestInput(Bodies bodies, TypedGraph graph, int maxLayers) {
        this.bodies = bodies;
        this.graph = graph;
        this.maxLayers = maxLayers;
    }

    /** The smallest height at the declared width; empty for a network without maps. */
    public OptionalInt height() {
        return smallest("height");
    }

    /** The smallest width at the declared height; empty for a network without maps. */
    public OptionalInt width() {
        return smallest("width");
    }

    private OptionalInt smallest(String dimension) {
        List<Node> maps = graph.inputs().stream()
                .filter(node -> node.shape() instanceof Shape.Map)
                .toList();
        OptionalInt declared = maps.stream()
                .mapToInt(node -> node.shape().size(dimension).orElseThrow())
                .max();
        for (int size = 1; declared.isPresent() && size < declared.getAsInt(); size++) {
            Map<Trial.Place, Object> values = new HashMap<>();
            for (Node map : maps) {
                values.put(new Trial.Place(map.id(), dimension), (long) size);
            }
            Fold fold = new Fold(bodies, new Trial(values, true, false), maxLayers);
            fold.network(graph.declaration());
            if (fold.faults().isEmpty()) {
                return OptionalInt.of(size);
            }
        }
        return declared;
    }
}
