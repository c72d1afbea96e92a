package dev.netwright.engine.operation;

import java.util.Set;

/** {@code y = x for x > 0, alpha x otherwise}; {@code alpha} 0.01 by default. */
final class LeakyRelu extends Elementwise {

    @Override
    public Set<String> attributes() {
        return Set.of("alpha");
    }

    @Override
    Curve curve(Signature node) {
        double alpha = node.attributes().decimalOr("alpha", 0.01f);
        return new Curve(x -> x > 0 ? x : alpha * x, (x, y) -> x > 0 ? 1 : alpha);
    }
}
