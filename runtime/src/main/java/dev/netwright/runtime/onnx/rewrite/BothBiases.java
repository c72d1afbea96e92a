package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.graph.Weight;
import dev.netwright.runtime.operations.FlatParameters;
import dev.netwright.runtime.operations.rewrite.GraphRewrite;

/** The biases {@code [D, 4u]} of an LSTM get the second half that ONNX asks for, those of the state: zeros. */
public final class BothBiases implements GraphRewrite {
    private static final int BIASES = 3;

    private final FlatParameters parameters;

    /** With the numbers of the parameters. */
    public BothBiases(FlatParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void apply(Graph graph) {
        for (Node node : graph.nodes()) {
            if (node.is("LSTM")) {
                String tensor = node.inputs().get(BIASES);
                graph.weight(tensor).ifPresent(biases -> graph.put(tensor, withZeros(biases)));
            }
        }
    }

    private Constant withZeros(Weight biases) {
        int directions = biases.shape().size(0);
        int each = biases.shape().size(1);
        double[] numbers = parameters.numbers(biases);
        float[] both = new float[2 * numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            both[i / each * 2 * each + i % each] = (float) numbers[i];
        }
        return Constant.of(Shape.of(directions, 2 * each), both);
    }
}
