package dev.netwright.benchmarks;

import dev.netwright.benchmarks.statistics.Timings;

/**
 * One number of the report with all its rounds.
 *
 * @param part the section
 * @param subject what was run: the row
 * @param contender who ran it, or what was measured of it: the column
 * @param timings the rounds, in the unit of the section
 */
public record Measurement(Part part, String subject, String contender, Timings timings) {
    /** The end of a row's name that tells a share of the row above. */
    public static final String SHARE = ", of that its own";
}
