package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/**
 * More numbers around x. Inputs: x; the constant {@code pads}, first what each dimension gets before it, then what each gets
 * behind it, where less than 0 cuts off; the constant number to put there, 0 by default. {@code mode} must be
 * {@code constant}, the default.
 */
final class Pad extends Rearrangement {

    @Override
    public Set<String> attributes() {
        return Set.of("mode");
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(2, 3);
        String mode = node.attributes().textOr("mode", "constant");
        if (!mode.equals("constant")) {
            throw node.refuse("mode must be constant, got " + mode);
        }
        filler(node);
        Shape shape = node.shape(0);
        int[] pads = node.integers(1);
        if (pads.length != 2 * shape.rank()) {
            throw node.refuse("pads must be " + 2 * shape.rank() + " numbers for " + shape + ", got " + pads.length);
        }
        int[] sizes = shape.sizes();
        for (int i = 0; i < sizes.length; i++) {
            long size = (long) sizes[i] + pads[i] + pads[i + sizes.length];
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw node.refuse("pads make dimension " + i + " of " + shape + " " + size);
            }
            sizes[i] = (int) size;
        }
        return List.of(Shape.of(sizes));
    }

    @Override
    int[] places(Signature node, Tensor[] inputs) {
        Shape shape = node.shape(0);
        Shape padded = shapes(node).get(0);
        int[] pads = node.integers(1);
        int[] strides = shape.strides();
        int[][] along = new int[shape.rank()][];
        for (int i = 0; i < along.length; i++) {
            along[i] = new int[padded.size(i)];
            for (int to = 0; to < along[i].length; to++) {
                int from = to - pads[i];
                along[i][to] = from < 0 || from >= shape.size(i) ? -1 : from * strides[i];
            }
        }
        return Places.of(along);
    }

    @Override
    double filler(Signature node) {
        return node.number(2, 0);
    }
}
