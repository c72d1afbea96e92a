package dev.netwright.engine.operation;

/** {@code y = exp x}. */
final class Exp extends Elementwise {

    @Override
    Curve curve(Signature node) {
        return new Curve(Math::exp, (x, y) -> y);
    }
}
