package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.contender.Task;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether all peers compute the same. Of a prediction the probabilities are compared: the largest difference over the
 * largest less the smallest of the reference. Of training the losses of the first two steps, of which the second
 * depends on the update: the largest difference over the reference's first.
 *
 * @param reference who the others are compared with: the first of PyTorch, Deeplearning4j by hand, its zoo that is there
 * @param largest the largest difference among those that agree
 * @param wrong those that differ by more than counts as equal, and by how much
 */
public record Agreement(Peer reference, double largest, Map<Peer, String> wrong) {
    /** The largest difference of probabilities that counts as equal, as in the parity tests. */
    public static final double PROBABILITIES = 1e-4;

    /** The largest relative difference of losses that counts as equal. */
    public static final double LOSSES = 1e-3;

    private static final List<Peer> REFERENCES = List.of(Peer.PYTORCH, Peer.STOCK, Peer.ZOO, Peer.NETWRIGHT);

    /** Compares; {@code results} holds the probabilities or the losses of each. */
    public static Agreement of(Task.Mode mode, Map<Peer, double[]> results) {
        Peer reference = REFERENCES.stream()
                .filter(results::containsKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no contender came so far as to compute anything"));
        double limit = mode == Task.Mode.PREDICT ? PROBABILITIES : LOSSES;
        Map<Peer, String> wrong = new EnumMap<>(Peer.class);
        double largest = 0;
        for (Map.Entry<Peer, double[]> result : results.entrySet()) {
            double difference = mode == Task.Mode.PREDICT
                    ? difference(result.getValue(), results.get(reference), range(results.get(reference)))
                    : difference(result.getValue(), results.get(reference), results.get(reference)[0]);
            if (difference <= limit) {
                largest = Math.max(largest, difference);
            } else {
                wrong.put(
                        result.getKey(),
                        String.format(
                                Locale.ROOT,
                                "it computes something else than %s: it differs by %.1e, at most %.0e counts as equal",
                                reference.title(),
                                difference,
                                limit));
            }
        }
        return new Agreement(reference, largest, wrong);
    }

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    /** Not a number where either holds one that is none, or another count. */
    private static double difference(double[] values, double[] reference, double size) {
        if (values.length != reference.length) {
            return Double.NaN;
        }
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            // Math.max keeps a NaN, which a plain comparison would lose.
            largest = Math.max(largest, Math.abs(values[i] - reference[i]));
        }
        return largest / size;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "all agree with %s within %.1e", reference.title(), largest);
    }
}
