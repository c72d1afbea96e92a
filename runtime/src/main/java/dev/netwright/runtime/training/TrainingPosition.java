package dev.netwright.runtime.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a network has been trained. A checkpoint keeps this besides weights and updater state, so that training
 * continues as if it had never stopped.
 *
 * @param epoch whole epochs done
 * @param batch batches done of the epoch after those; 0 between epochs
 * @param pass what one epoch was made of; empty before the first
 * @param best the best epoch so far; empty without validation
 * @param sums what the batches done of the epoch add up to; empty between epochs, and in checkpoints written before there
 *     were sums
 */
public record TrainingPosition(long epoch, long batch, Optional<Pass> pass, Optional<Best> best, Optional<Sums> sums) {

    /**
     * What an epoch is made of. A position within an epoch means something only where these are the same.
     *
     * @param batchSize examples a batch
     * @param examples examples an epoch
     * @param shuffleSeed seeds the order, the augmentation and the dropout of each epoch
     */
    public record Pass(int batchSize, long examples, long shuffleSeed) {

        /** What is different now, in words: {@code the batch size was 32 and is 64 now}. */
        String changed(Pass now) {
            List<String> changes = new ArrayList<>();
            add(changes, "the batch size", batchSize, now.batchSize);
            add(changes, "the number of images", examples, now.examples);
            add(changes, "the shuffle seed", shuffleSeed, now.shuffleSeed);
            return String.join(", ", changes);
        }

        private static void add(List<String> changes, String what, long then, long now) {
            if (then != now) {
                changes.add(what + " was " + then + " and is " + now + " now");
            }
        }
    }

    /**
     * The best epoch so far.
     *
     * @param by what was compared
     * @param value the figure on the validation data
     * @param epoch the epoch after which it was measured, from 1
     */
    public record Best(BestBy by, double value, long epoch) {}

    /**
     * What the steps of an epoch add up to, each batch measured before its step.
     *
     * @param loss the sum over the examples of the loss that was minimised
     * @param right how many answers of the first classifying head were right, in training mode
     * @param answers how many there were; 0 without such a head
     * @param examples how many examples there were
     */
    public record Sums(double loss, long right, long answers, long examples) {

        /** Before the first step of an epoch. */
        static Sums none() {
            return new Sums(0, 0, 0, 0);
        }

        Sums plus(TrainingStep.Result step, int batchExamples) {
            return new Sums(
                    loss + step.loss() * batchExamples,
                    right + step.right(),
                    answers + step.answers(),
                    examples + batchExamples);
        }
    }

    /** @throws IllegalArgumentException if a count is negative */
    public TrainingPosition {
        if (epoch < 0 || batch < 0) {
            throw new IllegalArgumentException("counts must not be negative, got epoch " + epoch + ", batch " + batch);
        }
    }

    /** Before the first step. */
    public static TrainingPosition start() {
        return new TrainingPosition(0, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    TrainingPosition atBatch(long done, Pass of, Optional<Sums> added) {
        return new TrainingPosition(epoch, done, Optional.of(of), best, added);
    }

    TrainingPosition nextEpoch() {
        return new TrainingPosition(epoch + 1, 0, pass, best, Optional.empty());
    }

    TrainingPosition withBest(Optional<Best> other) {
        return new TrainingPosition(epoch, batch, pass, other, sums);
    }
}
