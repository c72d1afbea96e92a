package dev.netwright.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor whose numbers stand in one flat array that all parameters of a network share; its gradient stands at the same
 * places of another one. The flat array may have any order: a parameter is put together from boxes, each of which stands
 * in the flat array with strides of its own.
 *
 * <p>Immutable: {@link #permute}, {@link #reshape} and {@link #join} give other views of the same numbers.
 */
public final class Parameter implements Weight {

    /**
     * A part of a parameter.
     *
     * @param start where it begins in the parameter, one number a dimension
     * @param size its sizes
     * @param offset where its first number stands in the flat array
     * @param strides the distance between neighbours in the flat array, one number a dimension
     */
    public record Box(int[] start, Shape size, long offset, long[] strides) {}

    private final String name;
    private final Shape shape;
    private final List<Box> boxes;
    private final boolean trained;

    private Parameter(String name, Shape shape, List<Box> boxes, boolean trained) {
        this.name = name;
        this.shape = shape;
        this.boxes = List.copyOf(boxes);
        this.trained = trained;
    }

    /** A parameter of one box. */
    public static Parameter of(String name, Shape shape, long offset, long... strides) {
        if (strides.length != shape.rank()) {
            throw new GraphException(name + ": " + strides.length + " strides for the shape " + shape);
        }
        Box all = new Box(new int[shape.rank()], shape, offset, strides.clone());
        return new Parameter(name, shape, List.of(all), true);
    }

    /** A parameter of one box, dense and in C order. */
    public static Parameter dense(String name, Shape shape, long offset) {
        return of(
                name,
                shape,
                offset,
                Arrays.stream(shape.strides()).asLongStream().toArray());
    }

    /** The layer's name, a slash and the parameter's: {@code conv1/W}. */
    public String name() {
        return name;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    /** Its parts, which cover it without overlapping. */
    public List<Box> boxes() {
        return boxes;
    }

    /** Whether training changes it; a frozen one has no gradient. */
    public boolean isTrained() {
        return trained;
    }

    /** The same, not trained. */
    public Parameter frozen() {
        return new Parameter(name, shape, boxes, false);
    }

    /** The dimensions in another order: dimension i of the result is dimension {@code order[i]} of this. */
    public Parameter permute(int... order) {
        List<Box> permuted = new ArrayList<>();
        for (Box box : boxes) {
            permuted.add(new Box(
                    pick(box.start, order),
                    Shape.of(pick(box.size.sizes(), order)),
                    box.offset,
                    Arrays.stream(order).mapToLong(i -> box.strides[i]).toArray()));
        }
        return new Parameter(name, Shape.of(pick(shape.sizes(), order)), permuted, trained);
    }

    private static int[] pick(int[] from, int[] order) {
        return Arrays.stream(order).map(i -> from[i]).toArray();
    }

    /** One more dimension, of size 1, before dimension {@code axis}. */
    public Parameter insert(int axis) {
        List<Box> more = new ArrayList<>();
        for (Box box : boxes) {
            more.add(new Box(
                    inserted(box.start, axis, 0),
                    Shape.of(inserted(box.size.sizes(), axis, 1)),
                    box.offset,
                    Arrays.stream(inserted(
                                    Arrays.stream(box.strides)
                                            .mapToInt(Math::toIntExact)
                                            .toArray(),
                                    axis,
                                    1))
                            .asLongStream()
                            .toArray()));
        }
        return new Parameter(name, Shape.of(inserted(shape.sizes(), axis, 1)), more, trained);
    }

    private static int[] inserted(int[] values, int at, int value) {
        int[] more = new int[values.length + 1];
        System.arraycopy(values, 0, more, 0, at);
        more[at] = value;
        System.arraycopy(values, at, more, at + 1, values.length - at);
        return more;
    }

    /**
     * Other sizes over the same numbers in C order. Works for a parameter of one box where dimensions that become one are
     * neighbours in the flat array.
     *
     * @throws GraphException if they are not
     */
    public Parameter reshape(int... sizes) {
        Shape target = Shape.of(sizes);
        if (boxes.size() != 1 || target.elements() != shape.elements()) {
            throw new GraphException(name + ": " + shape + " in " + boxes.size() + " parts cannot become " + target);
        }
        Box box = boxes.get(0);
        // Runs of dimensions that are dense within each other, as one size and one stride each.
        List<long[]> runs = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            if (shape.size(i) == 1) {
                continue;
            }
            long[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last[1] == box.strides[i] * shape.size(i)) {
                last[0] *= shape.size(i);
                last[1] = box.strides[i];
            } else {
                runs.add(new long[] {shape.size(i), box.strides[i]});
            }
        }
        long[] strides = new long[sizes.length];
        int run = runs.size() - 1;
        long inside = 1;
        for (int i = sizes.length - 1; i >= 0; i--) {
            if (sizes[i] == 1) {
                strides[i] = 1;
                continue;
            }
            if (run < 0 || runs.get(run)[0] % (inside * sizes[i]) != 0) {
                throw new GraphException(name + ": " + shape + " cannot become " + target + " without a copy");
            }
            strides[i] = runs.get(run)[1] * inside;
            inside *= sizes[i];
            if (inside == runs.get(run)[0]) {
                run--;
                inside = 1;
            }
        }
        return new Parameter(
                name, target, List.of(new Box(new int[sizes.length], target, box.offset, strides)), trained);
    }

    /**
     * The first dimension split in two, the groups first: {@code [G * n, ..]} becomes {@code [G, n, ..]}.
     *
     * @throws GraphException if a part begins or ends within a group and covers others, too
     */
    public Parameter groups(int groups) {
        int each = shape.size(0) / groups;
        List<Box> split = new ArrayList<>();
        for (Box box : boxes) {
            int first = box.start[0];
            int size = box.size.size(0);
            boolean isWhole = first % each == 0 && size % each == 0;
            if (!isWhole && first / each != (first + size - 1) / each) {
                throw new GraphException(name + ": a part of it crosses a border between its groups");
            }
            split.add(new Box(
                    prepend(first / each, first % each, box.start),
                    Shape.of(prepend(isWhole ? size / each : 1, isWhole ? each : size, box.size.sizes())),
                    box.offset,
                    prepend(each * box.strides[0], box.strides)));
        }
        return new Parameter(name, Shape.of(prepend(groups, each, shape.sizes())), split, trained);
    }

    private static int[] prepend(int first, int second, int[] rest) {
        int[] all = new int[rest.length + 1];
        System.arraycopy(rest, 0, all, 1, rest.length);
        all[0] = first;
        all[1] = second;
        return all;
    }

    private static long[] prepend(long first, long[] rest) {
        long[] all = new long[rest.length + 1];
        System.arraycopy(rest, 0, all, 1, rest.length);
        all[0] = first;
        return all;
    }

    /** The part from one index up to, but without, another along one dimension. */
    public Parameter slice(int axis, int from, int to) {
        List<Box> cut = new ArrayList<>();
        for (Box box : boxes) {
            int first = Math.max(from, box.start[axis]);
            int end = Math.min(to, box.start[axis] + box.size.size(axis));
            if (first < end) {
                int[] start = box.start.clone();
                start[axis] = first - from;
                cut.add(new Box(
                        start,
                        box.size.with(axis, end - first),
                        box.offset + (first - box.start[axis]) * box.strides[axis],
                        box.strides));
            }
        }
        return new Parameter(name, shape.with(axis, to - from), cut, trained);
    }

    /** Parameters one after the other along a dimension; the first one's name. All are trained, or none is. */
    public static Parameter join(int axis, List<Parameter> parts) {
        List<Box> boxes = new ArrayList<>();
        int length = 0;
        for (Parameter part : parts) {
            for (Box box : part.boxes) {
                int[] start = box.start.clone();
                start[axis] += length;
                boxes.add(new Box(start, box.size, box.offset, box.strides));
            }
            length += part.shape.size(axis);
        }
        Parameter first = parts.get(0);
        return new Parameter(first.name, first.shape.with(axis, length), boxes, first.trained);
    }

    /** Where each number stands in the flat array, in C order. */
    public long[] places() {
        long[] places = new long[shape.elements()];
        int[] strides = shape.strides();
        for (Box box : boxes) {
            int[] index = new int[shape.rank()];
            for (int left = box.size.elements(); left > 0; left--) {
                int to = 0;
                long from = box.offset;
                for (int i = 0; i < index.length; i++) {
                    to += (box.start[i] + index[i]) * strides[i];
                    from += index[i] * box.strides[i];
                }
                places[to] = from;
                for (int i = index.length - 1; i >= 0 && ++index[i] == box.size.size(i); i--) {
                    index[i] = 0;
                }
            }
        }
        return places;
    }

    @Override
    public String toString() {
        return name + " " + shape;
    }
}
