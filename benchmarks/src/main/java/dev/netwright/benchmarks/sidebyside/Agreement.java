package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.contender.Task;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a contender computes what the reference does. Of a prediction the probabilities or quantities are compared: the
 * largest difference over the largest less the smallest of the reference. Of training the losses of the first two steps,
 * of which the second depends on the update: the largest difference over the reference's first.
 *
 * @param mode what is compared
 * @param reference who the others are compared with
 * @param values what the reference computed
 */
record Agreement(Task.Mode mode, Peer reference, double[] values) {
    /** The largest difference of outputs that counts as equal, as in the parity tests. */
    static final double OUTPUTS = 1e-4;

    /** The largest relative difference of losses that counts as equal. */
    static final double LOSSES = 1e-3;

    /** {@return what is wrong with what another one computed; empty if it is the same} */
    Optional<String> fault(double[] others) {
        double limit = mode == Task.Mode.PREDICT ? OUTPUTS : LOSSES;
        double difference = difference(others);
        return difference <= limit
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "it computes something else than %s: it differs by %.1e, at most %.0e counts as equal",
                        reference.title(),
                        difference,
                        limit));
    }

    /** Not a number where either holds one that is none, or another count. */
    private double difference(double[] others) {
        if (others.length != values.length) {
            return Double.NaN;
        }
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            // Math.max keeps a NaN, which a plain comparison would lose.
            largest = Math.max(largest, Math.abs(others[i] - values[i]));
        }
        return largest / size();
    }

    private double size() {
        double largest = Arrays.stream(values).max().orElseThrow();
        double range = largest - Arrays.stream(values).min().orElseThrow();
        // One quantity has no range.
        return mode == Task.Mode.TRAIN ? values[0] : range > 0 ? range : Math.abs(largest);
    }
}
