package dev.netwright.engine.operation;

import java.util.Set;

/** {@code y = x for x > alpha, 0 otherwise}; {@code alpha} 1 by default. */
final class ThresholdedRelu extends Elementwise {

    @Override
    public Set<String> attributes() {
        return Set.of("alpha");
    }

    @Override
    Curve curve(Signature node) {
        double alpha = node.attributes().decimalOr("alpha", 1);
        return new Curve(x -> x <= alpha ? 0 : x, (x, y) -> x <= alpha ? 0 : 1);
    }
}
