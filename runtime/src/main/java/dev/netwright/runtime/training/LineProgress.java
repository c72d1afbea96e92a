package dev.netwright.runtime.training;

import java.io.PrintStream;
import java.util.Locale;

/** A line an epoch, and one every half minute within a long epoch: for logs. */
final class LineProgress implements Progress {

    private static final long SILENCE_NANOS = 30_000_000_000L;

    private final PrintStream out;
    private long number;
    private long examples;
    private long spoke;

    LineProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(String what) {
        out.println(what);
    }

    @Override
    public void epochStarted(long number, long of, long examples, long done) {
        this.number = number;
        this.examples = examples;
        spoke = System.nanoTime();
    }

    @Override
    public void stepped(long done, EpochTally tally) {
        if (System.nanoTime() - spoke < SILENCE_NANOS) {
            return;
        }
        spoke = System.nanoTime();
        out.println(String.format(
                Locale.ROOT,
                "epoch %d, %,d of %,d: loss %.4f accuracy %.4f, %,.0f examples/s",
                number,
                done,
                examples,
                tally.loss(),
                tally.accuracy(),
                tally.examplesPerSecond()));
    }

    @Override
    public void epochFinished(TrainingReport.Epoch epoch) {
        out.println(epoch);
    }

    @Override
    public void note(String line) {
        out.println(line);
    }

    @Override
    public void close() {
        out.flush();
    }
}
