package dev.netwright.engine.operation;

/** {@code y = 1 / (1 + exp(-x))}. */
final class Sigmoid extends Elementwise {

    /** The function itself, without overflow. */
    static double of(double x) {
        double small = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    @Override
    Curve curve(Signature node) {
        return new Curve(Sigmoid::of, (x, y) -> y * of(-x));
    }
}
