package dev.netwright.engine.operation;

/** {@code y = |x|}; the slope at 0 is 0. */
final class Abs extends Elementwise {

    @Override
    Curve curve(Signature node) {
        return new Curve(Math::abs, (x, y) -> Math.signum(x));
    }
}
