package dev.netwright.engine.operation;

/** {@code y = x tanh(ln(1 + exp x))}. */
final class Mish extends Elementwise {

    /** {@code tanh(ln(1 + exp x))}, without overflow. */
    private static double gate(double x) {
        double small = Math.exp(-Math.abs(x));
        return x >= 0
                ? (1 + 2 * small) / (1 + 2 * small * (1 + small))
                : small * (small + 2) / (small * (small + 2) + 2);
    }

    @Override
    Curve curve(Signature node) {
        return new Curve(x -> x * gate(x), (x, y) -> {
            double gate = gate(x);
            return gate + x * (1 - gate * gate) * Sigmoid.of(x);
        });
    }
}
