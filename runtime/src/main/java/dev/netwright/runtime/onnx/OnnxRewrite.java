package dev.netwright.runtime.onnx;

/** Makes a graph smaller, or plainer for its readers, without changing what it computes beyond rounding. */
public interface OnnxRewrite {

    /** Rewrites the graph wherever this fits. */
    void apply(OnnxGraph graph);
}
