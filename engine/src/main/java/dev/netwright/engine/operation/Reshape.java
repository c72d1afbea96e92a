package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Other sizes over the same numbers. Inputs: x; the constant sizes, of which 0 stands for the size of x in the same place,
 * and one may be -1 for what is left.
 */
final class Reshape extends SameNumbers {

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(2, 2);
        Shape shape = node.shape(0);
        int[] sizes = node.integers(1);
        String fault = shape + " cannot become " + Arrays.toString(sizes);
        // Without the sizes that are kept, so that a batch of 0 does not hide what is left.
        long numbers = 1;
        for (int i = 0; i < shape.rank(); i++) {
            numbers *= i < sizes.length && sizes[i] == 0 ? 1 : shape.size(i);
        }
        long others = 1;
        int open = -1;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < -1 || sizes[i] == -1 && open >= 0 || sizes[i] == 0 && i >= shape.rank()) {
                throw node.refuse(fault + ": sizes are at least 1, 0 to keep one, or once -1");
            }
            open = sizes[i] == -1 ? i : open;
            others *= sizes[i] > 0 ? sizes[i] : 1;
        }
        if (open < 0 ? numbers != others : numbers % others != 0) {
            throw node.refuse(fault + ": it has " + shape.elements() + " numbers");
        }
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = i == open ? (int) (numbers / others) : sizes[i] == 0 ? shape.size(i) : sizes[i];
        }
        return List.of(Shape.of(sizes));
    }
}
