package dev.netwright.engine.operation;

/** The mean along some dimensions. */
final class ReduceMean extends Reduction {
    ReduceMean() {
        super(Fold.MEAN);
    }
}
