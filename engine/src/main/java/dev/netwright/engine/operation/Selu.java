package dev.netwright.engine.operation;

import java.util.Set;

/** {@code y = gamma x for x > 0, gamma alpha (exp(x) - 1) otherwise}; the constants of the paper by default. */
final class Selu extends Elementwise {

    @Override
    public Set<String> attributes() {
        return Set.of("alpha", "gamma");
    }

    @Override
    Curve curve(Signature node) {
        double alpha = node.attributes().decimalOr("alpha", 1.6732632f);
        double gamma = node.attributes().decimalOr("gamma", 1.050701f);
        return new Curve(
                x -> x > 0 ? gamma * x : gamma * alpha * Math.expm1(x),
                (x, y) -> x > 0 ? gamma : gamma * alpha * Math.exp(x));
    }
}
