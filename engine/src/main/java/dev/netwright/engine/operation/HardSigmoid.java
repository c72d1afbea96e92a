package dev.netwright.engine.operation;

import java.util.Set;

/** {@code y = max(0, min(1, alpha x + beta))}; {@code alpha} 0.2 and {@code beta} 0.5 by default. */
final class HardSigmoid extends Elementwise {

    @Override
    public Set<String> attributes() {
        return Set.of("alpha", "beta");
    }

    @Override
    Curve curve(Signature node) {
        double alpha = node.attributes().decimalOr("alpha", 0.2f);
        double beta = node.attributes().decimalOr("beta", 0.5f);
        return new Curve(
                x -> Math.max(0, Math.min(1, alpha * x + beta)),
                (x, y) -> alpha * x + beta <= 0 || alpha * x + beta >= 1 ? 0 : alpha);
    }
}
