package dev.netwright.engine.operation;

/** The largest of several tensors, broadcast; equal ones share the gradient, as in PyTorch. */
final class Max extends Several {
    Max() {
        super(Fold.MAX);
    }
}
