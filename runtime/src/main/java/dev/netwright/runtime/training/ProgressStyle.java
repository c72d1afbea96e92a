package dev.netwright.runtime.training;

/** How training shows what it does. */
public enum ProgressStyle {
    /** A bar at a terminal, lines elsewhere. */
    AUTO,
    /** A bar that moves within an epoch, and a line after it. */
    BAR,
    /** A line an epoch, and one every half minute within a long one. */
    LINES,
    /** Nothing. */
    NONE
}
