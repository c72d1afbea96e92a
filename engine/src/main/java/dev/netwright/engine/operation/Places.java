package dev.netwright.engine.operation;

import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.List;

/** Where the numbers of one tensor stand in another. */
final class Places {
    private Places() {}

    /**
     * The sums of one number of each row, the last row fastest; -1 where one of them is negative.
     *
     * @param along for each dimension of a tensor, what each index adds to the place; -1 for no place
     */
    static int[] of(int[]... along) {
        int[] places = {0};
        for (int[] dimension : along) {
            int[] more = new int[places.length * dimension.length];
            for (int i = 0; i < more.length; i++) {
                int before = places[i / dimension.length];
                int here = dimension[i % dimension.length];
                more[i] = before < 0 || here < 0 ? -1 : before + here;
            }
            places = more;
        }
        return places;
    }

    /** What each index of a dimension of this size adds, where neighbours are {@code stride} apart. */
    static int[] steps(int size, int stride) {
        int[] steps = new int[size];
        for (int i = 0; i < size; i++) {
            steps[i] = i * stride;
        }
        return steps;
    }

    /** For each number of a tensor, where it stands in one that is broadcast to it. */
    static int[] broadcast(Shape from, Shape to) {
        int[] strides = from.strides();
        int more = to.rank() - from.rank();
        int[][] along = new int[to.rank()][];
        for (int i = 0; i < along.length; i++) {
            boolean repeated = i < more || from.size(i - more) == 1;
            along[i] = steps(to.size(i), repeated ? 0 : strides[i - more]);
        }
        return of(along);
    }

    /** The shape that others are broadcast to, by ONNX's rule, which is NumPy's. */
    static Shape common(Signature node, List<Shape> shapes) {
        int[] sizes = new int[shapes.stream().mapToInt(Shape::rank).max().orElse(0)];
        Arrays.fill(sizes, 1);
        for (Shape shape : shapes) {
            for (int i = 1; i <= shape.rank(); i++) {
                int at = sizes.length - i;
                int size = shape.size(-i);
                if (size != 1 && sizes[at] != 1 && size != sizes[at]) {
                    throw node.refuse(
                            "the shapes " + shapes + " do not go together: counted from the last, two sizes must "
                                    + "be equal, or one of them 1");
                }
                sizes[at] = sizes[at] == 1 ? size : sizes[at];
            }
        }
        return Shape.of(sizes);
    }

    /** Refuses an input that cannot be broadcast to a shape. */
    static void expect(Signature node, int input, Shape target) {
        Shape shape = node.shape(input);
        GraphException fault =
                node.refuse("input " + input + " of shape " + shape + " cannot be broadcast to " + target);
        if (shape.rank() > target.rank()) {
            throw fault;
        }
        for (int i = 1; i <= shape.rank(); i++) {
            if (shape.size(-i) != 1 && shape.size(-i) != target.size(-i)) {
                throw fault;
            }
        }
    }
}
