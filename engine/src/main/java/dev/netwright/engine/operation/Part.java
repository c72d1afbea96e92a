package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor that is a part of a larger one along one dimension.
 *
 * @param start where it begins in that dimension
 */
record Part(Lines lines, Lines whole, int start) {

    /** Two places. */
    interface Pair {
        void at(int part, int whole);
    }

    /** Parts, one after the other. */
    static List<Part> of(List<Shape> shapes, Shape whole, int axis) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (Shape shape : shapes) {
            parts.add(new Part(Lines.along(shape, axis), Lines.along(whole, axis), start));
            start += shape.size(axis);
        }
        return parts;
    }

    /** Visits each number of the part: where it stands in it, and in the whole. */
    void each(Pair visit) {
        int block = lines.size() * lines.inner();
        for (int outer = 0; outer < lines.outer(); outer++) {
            int to = (outer * whole.size() + start) * lines.inner();
            for (int i = 0; i < block; i++) {
                visit.at(outer * block + i, to + i);
            }
        }
    }
}
