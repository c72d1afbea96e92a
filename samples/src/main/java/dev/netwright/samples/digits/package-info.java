/**
 * Images of digits that the samples draw themselves, so that the first command needs neither files nor a network
 * connection. Strokes are lines and arcs in plain Java arithmetic: no font of the machine is asked for, and the same seed
 * gives the same bytes everywhere.
 */
package dev.netwright.samples.digits;
