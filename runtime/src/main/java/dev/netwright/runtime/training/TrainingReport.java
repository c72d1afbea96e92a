package dev.netwright.runtime.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a training run did.
 *
 * @param epochs the epochs of this run that were finished, in order
 * @param ending why it ended
 * @param lastEpoch the number of epochs that the network was trained for when the run ended, earlier runs included
 * @param bestEpoch the number of the best epoch on the validation data; empty without validation data. After
 *     {@link Ending#STOPPED_EARLY}, or {@link Ending#COMPLETE} with a patience for early stop, the network has the
 *     weights of this epoch, and its position is the end of this epoch; otherwise it has those of the last step
 * @param divergence where the loss stopped being a number; empty if it did not
 * @param lastCheckpoint the checkpoint to resume from; empty without a folder, and if the run diverged before it wrote one
 * @param bestCheckpoint the checkpoint of the best epoch; empty without a folder or validation data
 */
public record TrainingReport(
        List<Epoch> epochs,
        Ending ending,
        long lastEpoch,
        OptionalLong bestEpoch,
        Optional<Divergence> divergence,
        Optional<Path> lastCheckpoint,
        Optional<Path> bestCheckpoint) {

    /** Why a run ended. */
    public enum Ending {
        /** All planned epochs are done. */
        COMPLETE,
        /** The validation figure had not improved for the planned number of epochs. */
        STOPPED_EARLY,
        /** Ctrl-C, or an interrupt of the thread. */
        INTERRUPTED,
        /**
         * The loss, a weight, or the loss on the validation data was NaN or infinite. No checkpoint was written after
         * that: the last one is of the epoch before. A step with such a loss is not taken; the network keeps the
         * weights before it.
         */
        DIVERGED
    }

    /**
     * Where a run diverged.
     *
     * @param epoch the number of the epoch, from 1
     * @param step the number of the step within the epoch, from 1
     * @param what what was found, such as {@code the loss was NaN}
     */
    public record Divergence(long epoch, long step, String what) {

        /** For people: {@code the loss was NaN at step 12 of epoch 3}. */
        @Override
        public String toString() {
            return what + " at step " + step + " of epoch " + epoch;
        }
    }

    /**
     * One finished epoch.
     *
     * @param number counted from the network's first, from 1
     * @param loss the mean over the examples of the loss that was minimised, auxiliary heads and L2 included, each
     *     batch measured before its step; those from before an interruption count too, unless its checkpoint is of an
     *     earlier version
     * @param accuracy the share of training examples classified right, each batch in training mode before its step
     * @param validation measured after the epoch; empty without validation data
     * @param seconds of training in this run, without validation and checkpoints
     * @param examplesPerSecond of training in this run
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
                            Locale.ROOT,
                            ", validation loss %.4f accuracy %.4f",
                            report.loss(),
                            report.accuracy().orElse(Double.NaN)))
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

    /** Whether the run ended because the loss was no longer a number. */
    public boolean diverged() {
        return ending == Ending.DIVERGED;
    }
}
