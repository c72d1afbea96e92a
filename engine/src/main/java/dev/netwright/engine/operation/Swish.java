package dev.netwright.engine.operation;

import java.util.Set;

/** {@code y = x / (1 + exp(-alpha x))}; {@code alpha} 1 by default. */
final class Swish extends Elementwise {

    @Override
    public Set<String> attributes() {
        return Set.of("alpha");
    }

    @Override
    Curve curve(Signature node) {
        double alpha = node.attributes().decimalOr("alpha", 1);
        return new Curve(x -> x * Sigmoid.of(alpha * x), (x, y) -> {
            double gate = Sigmoid.of(alpha * x);
            return gate + alpha * x * gate * Sigmoid.of(-alpha * x);
        });
    }
}
