package dev.netwright.benchmarks.report;

/**
 * A setting that a contender of a row was tried with.
 *
 * @param contender who
 * @param setting what was set
 * @param milliseconds a step or a batch, in the first round
 * @param taken whether the other rounds took it
 */
public record Tried(String contender, String setting, double milliseconds, boolean taken) {}
