package dev.netwright.engine.operation;

/** The mean of several tensors, broadcast. */
final class Mean extends Several {
    Mean() {
        super(Fold.MEAN);
    }
}
