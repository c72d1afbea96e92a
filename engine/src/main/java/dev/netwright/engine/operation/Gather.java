package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Picks by index along one dimension. Inputs: data {@code [a.., n, b..]} and indices {@code [i..]}; output
 * {@code [a.., i.., b..]}. {@code axis}, 0 by default, is the dimension of n. A negative index counts from the end. Indices
 * get no gradient.
 */
final class Gather extends Rearrangement {

    @Override
    public Set<String> attributes() {
        return Set.of("axis");
    }

    private static int axis(Signature node) {
        return Axes.one(node, node.attributes().integerOr("axis", 0), node.shape(0));
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(2, 2);
        int[] data = node.shape(0).sizes();
        int axis = axis(node);
        return List.of(Shape.of(Stream.of(
                        IntStream.of(data).limit(axis),
                        IntStream.of(node.shape(1).sizes()),
                        IntStream.of(data).skip(axis + 1))
                .flatMapToInt(sizes -> sizes)
                .toArray()));
    }

    @Override
    int[] places(Signature node, Tensor[] inputs) {
        Lines lines = Lines.along(node.shape(0), axis(node));
        double[] indices = inputs[1].values();
        int[] picked = new int[indices.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = index(node, indices[i], lines.size()) * lines.inner();
        }
        return Places.of(
                Places.steps(lines.outer(), lines.size() * lines.inner()), picked, Places.steps(lines.inner(), 1));
    }

    private static int index(Signature node, double number, int size) {
        int index = node.whole("indices", number, -size, size - 1);
        return index < 0 ? index + size : index;
    }
}
