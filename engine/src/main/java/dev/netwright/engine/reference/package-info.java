/** Runs a graph operation by operation, in plain Java: slow, exact, and what everything faster is compared with. */
package dev.netwright.engine.reference;
