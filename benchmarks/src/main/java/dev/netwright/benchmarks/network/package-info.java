/** The networks of the zoo as they are compared: without what no two libraries do alike. */
package dev.netwright.benchmarks.network;
