package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.graph.Weight;
import dev.netwright.runtime.operations.FlatParameters;
import dev.netwright.runtime.operations.rewrite.GraphRewrite;
import java.util.Arrays;
import java.util.Optional;

/** The variance of a batch normalisation that is computed from a parameter, {@code exp(factor * parameter)}, is a constant. */
public final class FixedVariance implements GraphRewrite {
    private static final int VARIANCE = 4;

    private final FlatParameters parameters;

    /** With the numbers of the parameters. */
    public FixedVariance(FlatParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void apply(Graph graph) {
        for (Node norm : graph.nodes()) {
            if (norm.is("BatchNormalization")) {
                graph.writer(norm.inputs().get(VARIANCE))
                        .filter(node -> node.is("Exp"))
                        .ifPresent(power -> compute(graph, power));
            }
        }
    }

    private void compute(Graph graph, Node power) {
        Node product = graph.writer(power.input()).orElseThrow();
        Optional<Weight> logarithms = graph.weight(product.inputs().get(0));
        Optional<Weight> factor = graph.weight(product.inputs().get(1));
        if (product.is("Mul") && logarithms.isPresent() && factor.isPresent()) {
            double by = parameters.numbers(factor.get())[0];
            double[] numbers = Arrays.stream(parameters.numbers(logarithms.get()))
                    .map(number -> Math.exp(by * number))
                    .toArray();
            float[] variance = new float[numbers.length];
            for (int i = 0; i < variance.length; i++) {
                variance[i] = (float) numbers[i];
            }
            graph.remove(power);
            graph.put(power.output(), Constant.of(Shape.of(variance.length), variance));
        }
    }
}
