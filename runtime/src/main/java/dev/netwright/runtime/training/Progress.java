package dev.netwright.runtime.training;

/** Shows a run to a person. */
interface Progress extends AutoCloseable {

    /** A run begins or goes on: what it does, in one line. */
    void started(String what);

    /** An epoch begins, or continues after {@code done} of its {@code examples}. */
    void epochStarted(long number, long of, long examples, long done);

    /** A step is done: {@code done} examples of the epoch, and the figures so far. */
    void stepped(long done, EpochTally tally);

    /** An epoch is done and measured. */
    void epochFinished(TrainingReport.Epoch epoch);

    /** Something worth a line. */
    void note(String line);

    @Override
    void close();

    /** The progress that a plan asks for. */
    static Progress of(TrainingPlan plan) {
        boolean terminal = System.console() != null;
        return switch (plan.progressStyle()) {
            case NONE -> new SilentProgress();
            case BAR -> new BarProgress(plan.progressTo());
            case LINES -> new LineProgress(plan.progressTo());
            case AUTO -> terminal ? new BarProgress(plan.progressTo()) : new LineProgress(plan.progressTo());
        };
    }
}
