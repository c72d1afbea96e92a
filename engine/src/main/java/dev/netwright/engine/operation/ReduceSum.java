package dev.netwright.engine.operation;

/** The sum along some dimensions. */
final class ReduceSum extends Reduction {
    ReduceSum() {
        super(Fold.SUM);
    }
}
