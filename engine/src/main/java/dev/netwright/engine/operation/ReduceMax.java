package dev.netwright.engine.operation;

/** The largest number along some dimensions; equal ones share the gradient. Negative infinity of none. */
final class ReduceMax extends Reduction {
    ReduceMax() {
        super(Fold.MAX);
    }
}
