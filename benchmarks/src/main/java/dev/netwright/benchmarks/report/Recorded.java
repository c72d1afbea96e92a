package dev.netwright.benchmarks.report;

/**
 * A row, and the run that it comes from: rows of one run may be compared with each other, others may not.
 *
 * @param conditions when and where the run was
 * @param row what came of it
 */
public record Recorded(String conditions, Row row) {}
