package dev.netwright.engine.operation;

/** {@code y = x max(0, min(1, x / 6 + 1 / 2))}. */
final class HardSwish extends Elementwise {

    @Override
    Curve curve(Signature node) {
        return new Curve(
                x -> x <= -3 ? 0 : x >= 3 ? x : x * (x / 6 + 0.5), (x, y) -> x < -3 ? 0 : x > 3 ? 1 : x / 3 + 0.5);
    }
}
