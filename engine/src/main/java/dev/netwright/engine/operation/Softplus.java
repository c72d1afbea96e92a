package dev.netwright.engine.operation;

/** {@code y = ln(1 + exp x)}. */
final class Softplus extends Elementwise {

    @Override
    Curve curve(Signature node) {
        return new Curve(x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), (x, y) -> Sigmoid.of(x));
    }
}
