package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A function of all numbers along some dimensions. Input: x; the constant {@code axes}, or an attribute of that name; all
 * dimensions by default, or none with {@code noop_with_empty_axes = 1}. {@code keepdims} is 1 by default: a reduced
 * dimension stays, of size 1.
 */
abstract class Reduction implements Operation {
    private final Fold fold;

    Reduction(Fold fold) {
        this.fold = fold;
    }

    @Override
    public final Set<String> attributes() {
        return Set.of("axes", "keepdims", "noop_with_empty_axes");
    }

    private static boolean[] reduced(Signature node) {
        if (node.has(1) && node.attributes().has("axes")) {
            throw node.refuse("has axes both as an input and as an attribute");
        }
        int[] axes = node.has(1) ? node.integers(1) : node.attributes().integersOr("axes", new int[0]);
        int rank = node.shape(0).rank();
        boolean[] reduced = Axes.chosen(node, axes, rank);
        if (axes.length == 0) {
            Arrays.fill(reduced, node.attributes().integerOr("noop_with_empty_axes", 0) == 0);
        }
        return reduced;
    }

    /** The shape of the output with the reduced dimensions. */
    private static Shape kept(Signature node) {
        boolean[] reduced = reduced(node);
        int[] sizes = node.shape(0).sizes();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = reduced[i] ? 1 : sizes[i];
        }
        return Shape.of(sizes);
    }

    @Override
    public final List<Shape> shapes(Signature node) {
        node.takes(1, 2);
        Shape kept = kept(node);
        if (node.attributes().integerOr("keepdims", 1) != 0) {
            return List.of(kept);
        }
        boolean[] reduced = reduced(node);
        int[] sizes = new int[kept.rank()];
        int rank = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (!reduced[i]) {
                sizes[rank++] = kept.size(i);
            }
        }
        return List.of(Shape.of(Arrays.copyOf(sizes, rank)));
    }

    /** For each number of the output, where those stand in the input that it is made of. */
    private static int[][] groups(Signature node, int outputs) {
        int[] target = Places.broadcast(kept(node), node.shape(0));
        int[][] groups = new int[outputs][outputs == 0 ? 0 : target.length / outputs];
        int[] filled = new int[outputs];
        for (int i = 0; i < target.length; i++) {
            groups[target[i]][filled[target[i]]++] = i;
        }
        return groups;
    }

    private static double[] read(Tensor from, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> from.values()[place]).toArray();
    }

    @Override
    public final void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        double[] y = outputs[0].values();
        int[][] groups = groups(node, y.length);
        for (int i = 0; i < y.length; i++) {
            y[i] = fold.value().applyAsDouble(read(inputs[0], groups[i]));
        }
    }

    @Override
    public final void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] == null) {
            return;
        }
        double[] y = outputs[0].values();
        int[][] groups = groups(node, y.length);
        for (int i = 0; i < y.length; i++) {
            double[] slopes = new double[groups[i].length];
            fold.gradient().write(read(inputs[0], groups[i]), y[i], slopes);
            for (int j = 0; j < slopes.length; j++) {
                wanted[0].values()[groups[i][j]] += given[0].values()[i] * slopes[j];
            }
        }
    }
}
