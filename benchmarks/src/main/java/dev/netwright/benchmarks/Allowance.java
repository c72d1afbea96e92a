package dev.netwright.benchmarks;

import java.util.function.DoubleSupplier;

/** The time of a run, shared out to rows that are not known beforehand to take long or short. */
public final class Allowance {
    private final double end;
    private final DoubleSupplier clock;
    private int rows;

    /**
     * Begins now.
     *
     * @param seconds for all rows; infinite where time does not matter
     * @param rows that are to be measured
     * @param clock tells seconds
     */
    public Allowance(double seconds, int rows, DoubleSupplier clock) {
        this.clock = clock;
        this.rows = rows;
        end = clock.getAsDouble() + seconds;
    }

    /** {@return when the next row has to come to its end by the clock: what is left, shared by the rows that are left} */
    public double next() {
        double now = clock.getAsDouble();
        double share = (end - now) / Math.max(1, rows);
        rows--;
        return now + share;
    }

    /** {@return whether there is no time left} */
    public boolean isSpent() {
        return clock.getAsDouble() >= end;
    }

    /** {@return the clock's seconds} */
    public double now() {
        return clock.getAsDouble();
    }
}
