package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;

/** An operation on two numbers, over two tensors that are broadcast to each other. */
abstract class Binary implements Operation {

    /** The function. */
    abstract double value(double a, double b);

    /** Its derivative by a, where its value is y. */
    abstract double slopeOfFirst(double a, double b, double y);

    /** Its derivative by b, where its value is y. */
    abstract double slopeOfSecond(double a, double b, double y);

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(2, 2);
        return List.of(Places.common(node, node.shapes()));
    }

    @Override
    public final void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        int[] first = Places.broadcast(inputs[0].shape(), outputs[0].shape());
        int[] second = Places.broadcast(inputs[1].shape(), outputs[0].shape());
        double[] y = outputs[0].values();
        for (int i = 0; i < y.length; i++) {
            y[i] = value(inputs[0].values()[first[i]], inputs[1].values()[second[i]]);
        }
    }

    @Override
    public final void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        int[] first = Places.broadcast(inputs[0].shape(), outputs[0].shape());
        int[] second = Places.broadcast(inputs[1].shape(), outputs[0].shape());
        for (int i = 0; i < first.length; i++) {
            double a = inputs[0].values()[first[i]];
            double b = inputs[1].values()[second[i]];
            double y = outputs[0].values()[i];
            double gradient = given[0].values()[i];
            if (wanted[0] != null) {
                wanted[0].values()[first[i]] += gradient * slopeOfFirst(a, b, y);
            }
            if (wanted[1] != null) {
                wanted[1].values()[second[i]] += gradient * slopeOfSecond(a, b, y);
            }
        }
    }
}
