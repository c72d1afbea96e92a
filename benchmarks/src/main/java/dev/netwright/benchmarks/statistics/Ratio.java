package dev.netwright.benchmarks.statistics;

/**
 * One contender's time over another's.
 *
 * @param value the ratio of the medians
 * @param lowest the smallest ratio in a round
 * @param highest the largest ratio in a round
 */
public record Ratio(double value, double lowest, double highest) {}
