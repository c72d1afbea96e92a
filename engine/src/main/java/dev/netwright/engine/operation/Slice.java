package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Every {@code step}-th number from a start up to, but without, an end along some dimensions. Inputs: x; the constants
 * {@code starts}, {@code ends}, {@code axes} (the first ones by default) and {@code steps} (1 by default). What is below 0
 * counts from the end, what lies outside means the end on that side; a negative step runs backwards.
 */
final class Slice extends Rearrangement {

    /** From which index, by which step, how many. */
    private record Range(int start, int step, int count) {

        static Range of(int start, int end, int step, int size) {
            if (size == 0) {
                return new Range(0, step, 0);
            }
            // A range that runs backwards may begin at the last and end before the first.
            int shift = step < 0 ? -1 : 0;
            int first = clip(start < 0 ? start + size : start, 0, size + shift);
            int last = clip(end < 0 ? end + size : end, shift, size + shift);
            long distance = step < 0 ? (long) first - last : (long) last - first;
            long stride = Math.abs((long) step);
            return new Range(first, step, (int) Math.max(0, (distance + stride - 1) / stride));
        }

        private static int clip(int value, int least, int most) {
            return Math.max(least, Math.min(value, most));
        }
    }

    private static Range[] ranges(Signature node) {
        Shape shape = node.shape(0);
        int[] starts = node.integers(1);
        int[] ends = node.integers(2);
        int[] axes = new int[starts.length];
        Arrays.setAll(axes, i -> i);
        axes = node.has(3) ? node.integers(3) : axes;
        int[] steps = new int[starts.length];
        Arrays.fill(steps, 1);
        steps = node.has(4) ? node.integers(4) : steps;
        if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
            throw node.refuse("starts, ends, axes and steps must be equally many, got " + starts.length + ", "
                    + ends.length + ", " + axes.length + " and " + steps.length);
        }
        Axes.chosen(node, axes, shape.rank());
        Range[] ranges = new Range[shape.rank()];
        Arrays.setAll(ranges, i -> new Range(0, 1, shape.size(i)));
        for (int i = 0; i < axes.length; i++) {
            if (steps[i] == 0) {
                throw node.refuse("steps must not be 0");
            }
            int axis = shape.axis(axes[i]);
            ranges[axis] = Range.of(starts[i], ends[i], steps[i], shape.size(axis));
        }
        return ranges;
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(3, 5);
        return List.of(
                Shape.of(Arrays.stream(ranges(node)).mapToInt(Range::count).toArray()));
    }

    @Override
    int[] places(Signature node, Tensor[] inputs) {
        int[] strides = node.shape(0).strides();
        Range[] ranges = ranges(node);
        int[][] along = new int[ranges.length][];
        for (int i = 0; i < along.length; i++) {
            along[i] = new int[ranges[i].count()];
            for (int j = 0; j < along[i].length; j++) {
                along[i][j] = (ranges[i].start() + j * ranges[i].step()) * strides[i];
            }
        }
        return Places.of(along);
    }
}
