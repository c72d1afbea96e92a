package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** An operation that maps each number of one input by itself: any shape to the same shape. */
abstract class Elementwise implements Operation {

    /**
     * A function of one number.
     *
     * @param value the function
     * @param slope its derivative, of x and the value there
     */
    record Curve(DoubleUnaryOperator value, DoubleBinaryOperator slope) {}

    /** The function of a node. */
    abstract Curve curve(Signature node);

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 1);
        curve(node);
        return List.of(node.shape(0));
    }

    @Override
    public final void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        DoubleUnaryOperator value = curve(node).value();
        double[] x = inputs[0].values();
        double[] y = outputs[0].values();
        for (int i = 0; i < y.length; i++) {
            y[i] = value.applyAsDouble(x[i]);
        }
    }

    @Override
    public final void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] == null) {
            return;
        }
        DoubleBinaryOperator slope = curve(node).slope();
        double[] x = inputs[0].values();
        double[] y = outputs[0].values();
        double[] from = given[0].values();
        double[] to = wanted[0].values();
        for (int i = 0; i < y.length; i++) {
            to[i] += from[i] * slope.applyAsDouble(x[i], y[i]);
        }
    }
}
