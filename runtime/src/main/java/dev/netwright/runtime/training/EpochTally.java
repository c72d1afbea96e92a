package dev.netwright.runtime.training;

/** Sums what the steps of one epoch report. */
final class EpochTally {

    private static final double NANOS = 1e9;

    private final long started = System.nanoTime();
    private double lossSum;
    private long examples;
    private long right;
    private long answers;

    void add(TrainingStep.Result step, int batchExamples) {
        lossSum += step.loss() * batchExamples;
        examples += batchExamples;
        right += step.right();
        answers += step.answers();
    }

    double loss() {
        return lossSum / examples;
    }

    double accuracy() {
        return (double) right / answers;
    }

    double seconds() {
        return (System.nanoTime() - started) / NANOS;
    }

    double examplesPerSecond() {
        return examples / seconds();
    }
}
