package dev.netwright.engine.operation;

/** {@code y = tanh x}. */
final class Tanh extends Elementwise {

    @Override
    Curve curve(Signature node) {
        return new Curve(Math::tanh, (x, y) -> (1 - y) * (1 + y));
    }
}
