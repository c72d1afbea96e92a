package dev.netwright.engine.operation;

/** The smallest of several tensors, broadcast; equal ones share the gradient, as in PyTorch. */
final class Min extends Several {
    Min() {
        super(Fold.MIN);
    }
}
