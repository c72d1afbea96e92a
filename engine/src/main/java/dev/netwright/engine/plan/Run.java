package dev.netwright.engine.plan;

/** What changes from run to run of one plan. */
public final class Run {
    private long seed;

    /** What random numbers of this run are drawn from. */
    public long seed() {
        return seed;
    }

    void seed(long value) {
        seed = value;
    }
}
