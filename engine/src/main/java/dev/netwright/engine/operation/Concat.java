package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/** Tensors one after the other along the dimension {@code axis}, which must be given; the other sizes are equal. */
final class Concat implements Operation {

    @Override
    public Set<String> attributes() {
        return Set.of("axis");
    }

    private static int axis(Signature node) {
        if (!node.attributes().has("axis")) {
            throw node.refuse("axis is missing");
        }
        return Axes.one(node, node.attributes().integerOr("axis", 0), node.shape(0));
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, Integer.MAX_VALUE);
        int axis = axis(node);
        Shape first = node.shape(0);
        long length = 0;
        for (int i = 0; i < node.inputs(); i++) {
            Shape shape = node.shape(i);
            if (shape.rank() != first.rank() || !shape.with(axis, 1).equals(first.with(axis, 1))) {
                throw node.refuse("the shapes " + node.shapes() + " differ in more than dimension " + axis);
            }
            length += shape.size(axis);
        }
        if (length > Integer.MAX_VALUE) {
            throw node.refuse("dimension " + axis + " would be " + length);
        }
        return List.of(first.with(axis, (int) length));
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        List<Part> parts = Part.of(node.shapes(), outputs[0].shape(), axis(node));
        double[] whole = outputs[0].values();
        for (int i = 0; i < inputs.length; i++) {
            double[] part = inputs[i].values();
            parts.get(i).each((from, to) -> whole[to] = part[from]);
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        List<Part> parts = Part.of(node.shapes(), outputs[0].shape(), axis(node));
        double[] whole = given[0].values();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] != null) {
                double[] part = wanted[i].values();
                parts.get(i).each((to, from) -> part[to] += whole[from]);
            }
        }
    }
}
