package dev.netwright.runtime.training;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves within an epoch, with loss, accuracy and examples a second; a line when the epoch is done. */
final class BarProgress implements Progress {

    private static final int REDRAW_MILLIS = 250;
    private static final int COLUMNS = 110;

    private final PrintStream out;
    private ProgressBar bar;

    BarProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(String what) {
        out.println(what);
    }

    @Override
    public void epochStarted(long number, long of, long examples, long done) {
        closeBar();
        bar = new ProgressBarBuilder()
                .setTaskName("epoch " + number + "/" + of)
                .setInitialMax(examples)
                .startsFrom(done, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setConsumer(new ConsoleProgressBarConsumer(out, COLUMNS))
                .build();
    }

    @Override
    public void stepped(long done, EpochTally tally) {
        bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f acc %.4f", tally.loss(), tally.accuracy()));
        bar.stepTo(done);
    }

    @Override
    public void epochFinished(TrainingReport.Epoch epoch) {
        closeBar();
        out.println(epoch);
    }

    @Override
    public void note(String line) {
        closeBar();
        out.println(line);
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        closeBar();
        out.flush();
    }
}
