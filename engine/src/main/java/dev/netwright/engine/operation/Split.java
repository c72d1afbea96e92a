package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Parts along the dimension {@code axis}, 0 by default. Inputs: x; the constant sizes of the parts, equal ones by default.
 * As many outputs.
 */
final class Split implements Operation {

    @Override
    public Set<String> attributes() {
        return Set.of("axis");
    }

    private static int axis(Signature node) {
        return Axes.one(node, node.attributes().integerOr("axis", 0), node.shape(0));
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 2);
        int axis = axis(node);
        int size = node.shape(0).size(axis);
        int parts = node.node().outputs().size();
        int[] sizes = new int[parts];
        Arrays.fill(sizes, size / parts);
        sizes = node.has(1) ? node.integers(1) : sizes;
        if (sizes.length != parts
                || Arrays.stream(sizes).anyMatch(part -> part < 0)
                || Arrays.stream(sizes).asLongStream().sum() != size) {
            throw node.refuse("dimension " + axis + " of " + node.shape(0) + " cannot be split into " + parts
                    + " parts of " + Arrays.toString(sizes));
        }
        List<Shape> shapes = new ArrayList<>();
        for (int part : sizes) {
            shapes.add(node.shape(0).with(axis, part));
        }
        return shapes;
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        List<Part> parts = Part.of(shapes(node), node.shape(0), axis(node));
        double[] whole = inputs[0].values();
        for (int i = 0; i < outputs.length; i++) {
            double[] part = outputs[i].values();
            parts.get(i).each((to, from) -> part[to] = whole[from]);
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        List<Part> parts = Part.of(shapes(node), node.shape(0), axis(node));
        for (int i = 0; i < given.length; i++) {
            if (wanted[0] != null && given[i] != null) {
                double[] whole = wanted[0].values();
                double[] part = given[i].values();
                parts.get(i).each((from, to) -> whole[to] += part[from]);
            }
        }
    }
}
