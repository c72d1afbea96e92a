package dev.netwright.runtime.training;

/** Shows nothing. */
final class SilentProgress implements Progress {

    @Override
    public void started(String what) {}

    @Override
    public void epochStarted(long number, long of, long examples, long done) {}

    @Override
    public void stepped(long done, EpochTally tally) {}

    @Override
    public void epochFinished(TrainingReport.Epoch epoch) {}

    @Override
    public void note(String line) {}

    @Override
    public void close() {}
}
