package dev.netwright.engine.operation;

/** {@code y = -x}. */
final class Neg extends Elementwise {

    @Override
    Curve curve(Signature node) {
        return new Curve(x -> -x, (x, y) -> -1);
    }
}
