package dev.netwright.engine.operation;

/** {@code y = max(x, 0)}; the slope at 0 is 0. */
final class Relu extends Elementwise {

    @Override
    Curve curve(Signature node) {
        return new Curve(x -> Math.max(x, 0), (x, y) -> x <= 0 ? 0 : 1);
    }
}
