package dev.netwright.runtime.training;

import dev.netwright.runtime.data.Augmentation;
import dev.netwright.runtime.data.ImageDataset;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to train: made by {@link #builder()}, immutable.
 *
 * <p>Everything random in a run (order, augmentation, dropout) depends only on {@code shuffleSeed} and the numbers of
 * the epoch and of the batch; for dropout each step reseeds the thread's global ND4J generator. So a run that stops and
 * resumes, even within an epoch, is the same as a run that does not stop.
 *
 * @param epochs passes over the data: additional ones, or with {@code resume} the total
 * @param batchSize examples a step; the last step of an epoch may have fewer
 * @param validation measured after each epoch
 * @param earlyStopPatience stop once so many epochs have passed since the best one, and leave the network as it was after
 *     the best one
 * @param checkpoints the folder that gets {@code last.netwright} and, with validation data, {@code best.netwright}; no other
 *     training may write there meanwhile, in this process or another. A run that does not resume replaces those of an
 *     earlier one with its first checkpoint, and removes a {@code best.netwright} that is not its own
 * @param keepBestBy what makes an epoch the best
 * @param resume continue from {@code last.netwright} if it is there
 * @param shuffleSeed seeds order, augmentation and dropout
 * @param augmentation random changes to training images
 * @param progressStyle how to show progress
 * @param progressTo where to show it
 */
public record TrainingPlan(
        int epochs,
        int batchSize,
        Optional<ImageDataset> validation,
        OptionalInt earlyStopPatience,
        Optional<Path> checkpoints,
        BestBy keepBestBy,
        boolean resume,
        long shuffleSeed,
        Augmentation augmentation,
        ProgressStyle progressStyle,
        PrintStream progressTo) {

    /** The file name of the checkpoint written after each epoch, and on Ctrl-C. */
    public static final String LAST = "last.netwright";

    /** The file name of the checkpoint of the best epoch. */
    public static final String BEST = "best.netwright";

    /** @throws IllegalArgumentException if a number is below 1, or an option needs another one that is missing */
    public TrainingPlan {
        requirePositive("epochs", epochs);
        requirePositive("batchSize", batchSize);
        earlyStopPatience.ifPresent(patience -> requirePositive("earlyStopPatience", patience));
        if (earlyStopPatience.isPresent() && validation.isEmpty()) {
            throw new IllegalArgumentException("early stop needs validation data");
        }
        if (resume && checkpoints.isEmpty()) {
            throw new IllegalArgumentException("resume needs the folder of checkpoints");
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value);
        }
    }

    /** A plan of 10 epochs in batches of 64, shown on {@code System.err}, with nothing else. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects a plan. */
    public static final class Builder {
        private int epochs = 10;
        private int batchSize = 64;
        private Optional<ImageDataset> validation = Optional.empty();
        private OptionalInt earlyStopPatience = OptionalInt.empty();
        private Optional<Path> checkpoints = Optional.empty();
        private BestBy keepBestBy = BestBy.ACCURACY;
        private boolean resume;
        private long shuffleSeed = 42;
        private Augmentation augmentation = Augmentation.none();
        private ProgressStyle progressStyle = ProgressStyle.AUTO;
        private PrintStream progressTo = System.err;

        private Builder() {}

        /** Passes over the data; 10 by default. They are additional ones, or with {@link #resume} the total. */
        public Builder epochs(int epochs) {
            this.epochs = epochs;
            return this;
        }

        /** Examples a step; 64 by default. */
        public Builder batchSize(int batchSize) {
            this.batchSize = batchSize;
            return this;
        }

        /** Data to measure on after each epoch; none by default. */
        public Builder validation(ImageDataset data) {
            validation = Optional.of(data);
            return this;
        }

        /**
         * Stops once so many epochs have passed since the best one; never by default. Needs validation data. The
         * network then ends with the weights, updater state and position of the best epoch, even if all epochs were
         * done; without a folder for checkpoints a copy is kept in memory. {@code last.netwright} still holds the last
         * epoch.
         */
        public Builder earlyStopPatience(int epochs) {
            earlyStopPatience = OptionalInt.of(epochs);
            return this;
        }

        /**
         * The folder for checkpoints, created if it is missing; none by default. A training holds its folder until it
         * ends or its process does, by a lock on {@code training.lock} there: {@code fit} refuses a folder that another
         * one holds. What an earlier run left there is replaced when this one writes its first checkpoint, and not before: a
         * run that does not resume then removes the earlier {@code best.netwright}, even if it has no validation data
         * itself. {@code fit} refuses a folder with a checkpoint of another architecture.
         */
        public Builder checkpoints(Path folder) {
            checkpoints = Optional.of(folder);
            return this;
        }

        /** What makes an epoch the best, on the validation data; {@link BestBy#ACCURACY} by default. */
        public Builder keepBestBy(BestBy by) {
            keepBestBy = by;
            return this;
        }

        /** Whether to continue from the folder's last checkpoint if there is one; false by default. */
        public Builder resume(boolean resume) {
            this.resume = resume;
            return this;
        }

        /** Seeds the order, the augmentation and the dropout; 42 by default. */
        public Builder shuffleSeed(long seed) {
            shuffleSeed = seed;
            return this;
        }

        /** Random changes to the training images; none by default. */
        public Builder augmentation(Augmentation changes) {
            augmentation = changes;
            return this;
        }

        /** Whether progress is shown; true by default. */
        public Builder progress(boolean shown) {
            progressStyle = shown ? ProgressStyle.AUTO : ProgressStyle.NONE;
            return this;
        }

        /** How and where progress is shown; by default {@link ProgressStyle#AUTO} on {@code System.err}. */
        public Builder progress(ProgressStyle style, PrintStream to) {
            progressStyle = style;
            progressTo = to;
            return this;
        }

        /** @throws IllegalArgumentException as the constructor of {@link TrainingPlan} */
        public TrainingPlan build() {
            return new TrainingPlan(
                    epochs,
                    batchSize,
                    validation,
                    earlyStopPatience,
                    checkpoints,
                    keepBestBy,
                    resume,
                    shuffleSeed,
                    augmentation,
                    progressStyle,
                    progressTo);
        }
    }
}
