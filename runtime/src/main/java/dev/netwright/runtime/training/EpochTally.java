package dev.netwright.runtime.training;

import dev.netwright.runtime.training.TrainingPosition.Sums;

/** The figures of one epoch so far, those from before an interruption included. */
final class EpochTally {

    private static final double NANOS = 1e9;

    private final long started = System.nanoTime();
    private final long examplesBefore;
    private Sums sums;

    /** @param before what the epoch's steps before these add up to */
    EpochTally(Sums before) {
        sums = before;
        examplesBefore = before.examples();
    }

    void add(TrainingStep.Result step, int batchExamples) {
        sums = sums.plus(step, batchExamples);
    }

    Sums sums() {
        return sums;
    }

    double loss() {
        return sums.loss() / sums.examples();
    }

    double accuracy() {
        return (double) sums.right() / sums.answers();
    }

    /** Of these steps alone, without those before. */
    double seconds() {
        return (System.nanoTime() - started) / NANOS;
    }

    double examplesPerSecond() {
        return (sums.examples() - examplesBefore) / seconds();
    }
}
