package dev.netwright.engine.operation;

import java.util.Set;

/** {@code y = x for x > 0, alpha (exp(x) - 1) otherwise}; {@code alpha} 1 by default. */
final class Elu extends Elementwise {

    @Override
    public Set<String> attributes() {
        return Set.of("alpha");
    }

    @Override
    Curve curve(Signature node) {
        double alpha = node.attributes().decimalOr("alpha", 1);
        return new Curve(x -> x > 0 ? x : alpha * Math.expm1(x), (x, y) -> x > 0 ? 1 : alpha * Math.exp(x));
    }
}
