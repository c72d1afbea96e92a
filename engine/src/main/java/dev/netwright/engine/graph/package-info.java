/** Graphs of operations: nodes with ONNX's names, attributes and layouts, and the weights that they read. */
package dev.netwright.engine.graph;
