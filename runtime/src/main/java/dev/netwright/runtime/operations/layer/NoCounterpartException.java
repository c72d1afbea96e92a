package dev.netwright.runtime.operations.layer;

/** A layer that no operations compute: one line that says what has no counterpart, and what has. */
public final class NoCounterpartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoCounterpartException(String why) {
        super(why);
    }
}
