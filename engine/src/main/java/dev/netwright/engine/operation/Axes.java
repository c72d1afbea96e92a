package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;

/** Lists of dimensions. */
final class Axes {
    private Axes() {}

    /** Which dimensions of a tensor of this rank are listed; a negative one counts from the end. */
    static boolean[] chosen(Signature node, int[] axes, int rank) {
        boolean[] chosen = new boolean[rank];
        for (int axis : axes) {
            int at = axis < 0 ? axis + rank : axis;
            if (at < 0 || at >= rank || chosen[at]) {
                throw node.refuse("axes must be different numbers from " + -rank + " to " + (rank - 1) + ", got "
                        + Arrays.toString(axes));
            }
            chosen[at] = true;
        }
        return chosen;
    }

    /** One dimension of a tensor; a negative one counts from the end. */
    static int one(Signature node, long axis, Shape shape) {
        if (axis < -shape.rank() || axis >= shape.rank()) {
            throw node.refuse("axis must be from " + -shape.rank() + " to " + (shape.rank() - 1) + " for " + shape
                    + ", got " + axis);
        }
        return (int) (axis < 0 ? axis + shape.rank() : axis);
    }
}
