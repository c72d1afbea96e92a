package dev.netwright.engine.operation;

/** {@code y = ln x}; NaN below 0. */
final class Log extends Elementwise {

    @Override
    Curve curve(Signature node) {
        return new Curve(Math::log, (x, y) -> 1 / x);
    }
}
