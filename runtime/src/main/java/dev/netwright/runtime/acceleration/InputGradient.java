package dev.netwright.runtime.acceleration;

/** Whether anything below a layer learns, so that the gradient at its input is worth computing. */
enum InputGradient {
    /** Something below learns. */
    NEEDED,

    /** The layer reads the network's input. */
    UNUSED;

    boolean needed() {
        return this == NEEDED;
    }
}
