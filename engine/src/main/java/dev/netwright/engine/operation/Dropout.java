package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/**
 * In training, each number of x is 0 with the probability {@code ratio}, 0.5 by default, and divided by {@code 1 - ratio}
 * otherwise, as {@link DropoutMask} draws; else x itself.
 */
final class Dropout implements Operation {

    @Override
    public Set<String> attributes() {
        return Set.of("ratio");
    }

    private static double ratio(Signature node) {
        return node.attributes().decimalOr("ratio", 0.5f);
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 1);
        if (!(ratio(node) >= 0 && ratio(node) <= 1)) {
            throw node.refuse("ratio must be from 0 to 1, got " + (float) ratio(node));
        }
        return List.of(node.shape(0));
    }

    private static void pass(Signature node, Tensor from, Tensor to) {
        double ratio = ratio(node);
        long key = DropoutMask.key(node.seed(), node.node().name());
        for (int i = 0; i < to.values().length; i++) {
            if (!node.training()) {
                to.values()[i] += from.values()[i];
            } else if (DropoutMask.isKept(key, i, ratio)) {
                to.values()[i] += from.values()[i] / (1 - ratio);
            }
        }
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        pass(node, inputs[0], outputs[0]);
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] != null) {
            pass(node, given[0], wanted[0]);
        }
    }
}
