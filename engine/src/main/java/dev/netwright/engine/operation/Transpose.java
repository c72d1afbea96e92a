package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Dimensions in another order: dimension i of the output is {@code perm[i]} of the input; reversed by default. */
final class Transpose extends Rearrangement {

    @Override
    public Set<String> attributes() {
        return Set.of("perm");
    }

    private static int[] order(Signature node) {
        int rank = node.shape(0).rank();
        int[] reversed = new int[rank];
        Arrays.setAll(reversed, i -> rank - 1 - i);
        int[] order = node.attributes().integersOr("perm", reversed);
        boolean[] seen = new boolean[rank];
        for (int dimension : order) {
            if (order.length != rank || dimension < 0 || dimension >= rank || seen[dimension]) {
                throw node.refuse("perm must hold each of 0 to " + (rank - 1) + " once, got " + Arrays.toString(order));
            }
            seen[dimension] = true;
        }
        return order;
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 1);
        return List.of(Shape.of(
                Arrays.stream(order(node)).map(i -> node.shape(0).size(i)).toArray()));
    }

    @Override
    int[] places(Signature node, Tensor[] inputs) {
        Shape shape = node.shape(0);
        int[] strides = shape.strides();
        return Places.of(Arrays.stream(order(node))
                .mapToObj(i -> Places.steps(shape.size(i), strides[i]))
                .toArray(int[][]::new));
    }
}
