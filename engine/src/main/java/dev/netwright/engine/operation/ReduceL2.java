package dev.netwright.engine.operation;

/** The square root of the sum of squares along some dimensions; the slope at 0 is 0. */
final class ReduceL2 extends Reduction {
    ReduceL2() {
        super(Fold.LENGTH);
    }
}
