package dev.netwright.processor.unfold;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a body is unfolded at a use: all of a block, and of a network that is used what leads to one of its layers.
 *
 * @param indices of the elements
 * @param result the index of the element that the use stands for
 */
record Part(Set<Integer> indices, int result) {

    static Part whole(Body body) {
        Set<Integer> all = new TreeSet<>();
        for (int index = 0; index < body.elements().size(); index++) {
            all.add(index);
        }
        return new Part(all, body.elements().size() - 1);
    }

    /** What leads to {@code result}, inputs included. */
    static Part until(Body body, int result) {
        Set<Integer> indices = new TreeSet<>(List.of(result));
        for (int index = result; index >= 0; index--) {
            if (indices.contains(index)) {
                indices.addAll(body.elements().get(index).reads());
            }
            if (body.elements().get(index).method().isInput()) {
                indices.add(index);
            }
        }
        return new Part(indices, result);
    }

    /** The index of the layer that a use of a network stands for: {@code until}, else what its first head reads. */
    static Optional<Integer> end(Body network, String until) {
        for (int index = 0; index < network.elements().size(); index++) {
            Element element = network.elements().get(index);
            if (until.isEmpty() && element.endsInHead() && !element.reads().isEmpty()) {
                return Optional.of(element.reads().get(0));
            }
            if (element.method().name().equals(until) && !element.endsInHead()) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }
}
