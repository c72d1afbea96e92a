package dev.netwright.engine.operation;

/** {@code y = x / (1 + |x|)}. */
final class Softsign extends Elementwise {

    @Override
    Curve curve(Signature node) {
        return new Curve(x -> x / (1 + Math.abs(x)), (x, y) -> 1 / Math.pow(1 + Math.abs(x), 2));
    }
}
