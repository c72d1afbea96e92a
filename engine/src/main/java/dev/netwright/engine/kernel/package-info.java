/** How each operation is computed by oneDNN, forward and backward: one file each. */
package dev.netwright.engine.kernel;
