package dev.netwright.runtime.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a training run did.
 *
 * @param epochs the epochs of this run that were finished, in order
 * @param ending why it ended
 * @param lastCheckpoint the checkpoint to resume from; empty without a folder
 * @param bestCheckpoint the checkpoint of the best epoch; empty without a folder or validation data
 */
public record TrainingReport(
        List<Epoch> epochs, Ending ending, Optional<Path> lastCheckpoint, Optional<Path> bestCheckpoint) {

    /** Why a run ended. */
    public enum Ending {
        /** All planned epochs are done. */
        COMPLETE,
        /** The validation figure had not improved for the planned number of epochs. */
        STOPPED_EARLY,
        /** Ctrl-C, or an interrupt of the thread. */
        INTERRUPTED
    }

    /**
     * One finished epoch.
     *
     * @param number counted from the network's first, from 1
     * @param loss the mean over the examples of the loss that was minimised, auxiliary heads and L2 included, each
     *     batch measured before its step
     * @param accuracy the share of training examples classified right, each batch in training mode before its step
     * @param validation measured after the epoch; empty without validation data
     * @param seconds of training, without validation and checkpoints
     * @param examplesPerSecond of training
     */
    public record Epoch(
            long number,
            double loss,
            double accuracy,
            Optional<EvaluationReport> validation,
            double seconds,
            double examplesPerSecond) {

        /** For people, in one line. */
        @Override
        public String toString() {
            String measured = validation
                    .map(report -> String.format(
                            Locale.ROOT, ", validation loss %.4f accuracy %.4f", report.loss(), report.accuracy()))
                    .orElse("");
            return String.format(
                    Locale.ROOT,
                    "epoch %d: loss %.4f accuracy %.4f%s, %,.0f examples/s",
                    number,
                    loss,
                    accuracy,
                    measured,
                    examplesPerSecond);
        }
    }

    /** Copies the list. */
    public TrainingReport {
        epochs = List.copyOf(epochs);
    }

    /** Whether the run was ended from outside before it was done. */
    public boolean interrupted() {
        return ending == Ending.INTERRUPTED;
    }
}
