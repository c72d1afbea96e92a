/** Graphs made ready for one set of sizes: planned once, run many times, on oneDNN. */
package dev.netwright.engine.program;
