package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Graph;

/** Makes a graph smaller, or plainer for its readers, without changing what it computes beyond rounding. */
public interface GraphRewrite {

    /** Rewrites the graph wherever this fits. */
    void apply(Graph graph);
}
