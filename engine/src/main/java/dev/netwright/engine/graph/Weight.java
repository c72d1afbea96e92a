package dev.netwright.engine.graph;

/** A tensor that no node writes and that is no input: a {@link Constant}, or a {@link Parameter}. */
public sealed interface Weight permits Constant, Parameter {

    /** Its sizes. */
    Shape shape();
}
