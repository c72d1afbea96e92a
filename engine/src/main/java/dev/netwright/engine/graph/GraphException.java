package dev.netwright.engine.graph;

/** A graph that cannot be: one line that names the node, and what would be right. */
public final class GraphException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With that line. */
    public GraphException(String message) {
        super(message);
    }
}
