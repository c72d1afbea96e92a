package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/**
 * {@code y = alpha A B + beta C}. Inputs: A {@code [M, K]}, or {@code [K, M]} with {@code transA = 1}; B {@code [K, N]}, or
 * {@code [N, K]} with {@code transB = 1}; C, broadcast to {@code [M, N]}, which may be left out. {@code alpha} and
 * {@code beta} are 1 by default.
 */
final class Gemm implements Operation {

    @Override
    public Set<String> attributes() {
        return Set.of("alpha", "beta", "transA", "transB");
    }

    private static boolean transposes(Signature node, String attribute) {
        return node.attributes().integerOr(attribute, 0) != 0;
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(2, 3);
        Shape a = node.shape(0);
        Shape b = node.shape(1);
        boolean areMatrices = a.rank() == 2 && b.rank() == 2;
        int turnA = transposes(node, "transA") ? 1 : 0;
        int turnB = transposes(node, "transB") ? 1 : 0;
        if (!areMatrices || a.size(1 - turnA) != b.size(turnB)) {
            throw node.refuse("expected A " + (turnA == 0 ? "[M, K]" : "[K, M]") + " and B "
                    + (turnB == 0 ? "[K, N]" : "[N, K]") + ", got " + a + " and " + b);
        }
        Shape y = Shape.of(a.size(turnA), b.size(1 - turnB));
        if (node.has(2)) {
            Places.expect(node, 2, y);
        }
        return List.of(y);
    }

    private static Product product(Signature node, Shape y) {
        boolean turnsA = transposes(node, "transA");
        return new Product(
                y.size(0),
                node.shape(0).size(turnsA ? 0 : 1),
                y.size(1),
                Product.Matrix.of(0, node.shape(0).size(1), turnsA),
                Product.Matrix.of(0, node.shape(1).size(1), transposes(node, "transB")),
                0);
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        double[] y = outputs[0].values();
        double alpha = node.attributes().decimalOr("alpha", 1);
        product(node, outputs[0].shape()).forward(inputs[0].values(), inputs[1].values(), alpha, y);
        if (node.has(2)) {
            int[] places = Places.broadcast(inputs[2].shape(), outputs[0].shape());
            double beta = node.attributes().decimalOr("beta", 1);
            for (int i = 0; i < y.length; i++) {
                y[i] += beta * inputs[2].values()[places[i]];
            }
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        double alpha = node.attributes().decimalOr("alpha", 1);
        product(node, outputs[0].shape()).backward(inputs, given[0].values(), alpha, wanted);
        if (node.has(2) && wanted[2] != null) {
            int[] places = Places.broadcast(inputs[2].shape(), outputs[0].shape());
            double beta = node.attributes().decimalOr("beta", 1);
            for (int i = 0; i < places.length; i++) {
                wanted[2].values()[places[i]] += beta * given[0].values()[i];
            }
        }
    }
}
