package dev.netwright.engine.operation;

import java.util.Set;

/**
 * {@code y = x / 2 (1 + erf(x / sqrt 2))}, or with {@code approximate = tanh}
 * {@code y = x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))}; of opset 20.
 */
final class Gelu extends Elementwise {
    private static final double CUBE = 0.044715;
    private static final Curve EXACT =
            new Curve(x -> x * below(x), (x, y) -> below(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
    private static final Curve TANH = new Curve(x -> x * Sigmoid.of(inner(x)), (x, y) -> {
        double gate = Sigmoid.of(inner(x));
        double bend = gate * Sigmoid.of(-inner(x));
        return gate + x * bend * 2 * Math.sqrt(2 / Math.PI) * (1 + 3 * CUBE * x * x);
    });

    @Override
    public Set<String> attributes() {
        return Set.of("approximate");
    }

    @Override
    Curve curve(Signature node) {
        String approximate = node.attributes().textOr("approximate", "none");
        return switch (approximate) {
            case "none" -> EXACT;
            case "tanh" -> TANH;
            default -> throw node.refuse("approximate must be none or tanh, got " + approximate);
        };
    }

    /** How much of the normal distribution lies below x. */
    private static double below(double x) {
        return Erf.complement(-x / Math.sqrt(2)) / 2;
    }

    /** {@code (1 + tanh(u)) / 2} is the sigmoid of 2u. */
    private static double inner(double x) {
        return 2 * Math.sqrt(2 / Math.PI) * (x + CUBE * x * x * x);
    }
}
