package dev.netwright.engine.operation;

/** {@code y = sqrt x}; NaN below 0. */
final class Sqrt extends Elementwise {

    @Override
    Curve curve(Signature node) {
        return new Curve(Math::sqrt, (x, y) -> 0.5 / y);
    }
}
