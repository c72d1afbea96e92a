package dev.netwright.runtime.training;

import java.util.Optional;

/**
 * How far a network has been trained. A checkpoint keeps this besides weights and updater state, so that training
 * continues as if it had never stopped.
 *
 * @param epoch whole epochs done
 * @param batch batches done of the epoch after those; 0 between epochs
 * @param pass what one epoch was made of; empty before the first
 * @param best the best epoch so far; empty without validation
 */
public record TrainingPosition(long epoch, long batch, Optional<Pass> pass, Optional<Best> best) {

    /**
     * What an epoch is made of. A position within an epoch means something only where these are the same.
     *
     * @param batchSize examples a batch
     * @param examples examples an epoch
     * @param shuffleSeed seeds the order, the augmentation and the dropout of each epoch
     */
    public record Pass(int batchSize, long examples, long shuffleSeed) {}

    /**
     * The best epoch so far.
     *
     * @param by what was compared
     * @param value the figure on the validation data
     * @param epoch the epoch after which it was measured, from 1
     */
    public record Best(BestBy by, double value, long epoch) {}

    /** @throws IllegalArgumentException if a count is negative */
    public TrainingPosition {
        if (epoch < 0 || batch < 0) {
            throw new IllegalArgumentException("counts must not be negative, got epoch " + epoch + ", batch " + batch);
        }
    }

    /** Before the first step. */
    public static TrainingPosition start() {
        return new TrainingPosition(0, 0, Optional.empty(), Optional.empty());
    }

    TrainingPosition atBatch(long done, Pass of) {
        return new TrainingPosition(epoch, done, Optional.of(of), best);
    }

    TrainingPosition nextEpoch() {
        return new TrainingPosition(epoch + 1, 0, pass, best);
    }

    TrainingPosition withBest(Optional<Best> other) {
        return new TrainingPosition(epoch, batch, pass, other);
    }
}
