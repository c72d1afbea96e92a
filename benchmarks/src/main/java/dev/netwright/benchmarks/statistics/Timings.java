package dev.netwright.benchmarks.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was measured, one number a round, in the order of the rounds. The unit is the caller's.
 *
 * @param rounds at least one number, none of them NaN
 */
public record Timings(List<Double> rounds) {

    /** @throws IllegalArgumentException if there is no round, or one is not a number */
    public Timings {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty() || rounds.stream().anyMatch(value -> Double.isNaN(value))) {
            throw new IllegalArgumentException("timings need at least one round and numbers only, got " + rounds);
        }
    }

    /** For numbers as they come. */
    public static Timings of(double... rounds) {
        return new Timings(Arrays.stream(rounds).boxed().toList());
    }

    /** Reads {@link #text()}. */
    public static Timings parse(String text) {
        return new Timings(Arrays.stream(text.split(" ")).map(Double::valueOf).toList());
    }

    /** {@return the rounds, separated by blanks} */
    public String text() {
        return rounds.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** {@return the middle number, or the mean of the two in the middle} */
    public double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** {@return the smallest number} */
    public double lowest() {
        return sorted()[0];
    }

    /** {@return the largest number} */
    public double highest() {
        return sorted()[rounds.size() - 1];
    }

    /**
     * How these compare with others of the same run.
     *
     * @return the ratio of the medians; its spread is that of the ratios round by round, since what disturbs one round
     *     disturbs both. With another number of rounds it is that of the extremes
     */
    public Ratio over(Timings other) {
        double medians = median() / other.median();
        if (rounds.size() != other.rounds.size()) {
            return new Ratio(medians, lowest() / other.highest(), highest() / other.lowest());
        }
        double[] ratios = IntStream.range(0, rounds.size())
                .mapToDouble(i -> rounds.get(i) / other.rounds.get(i))
                .sorted()
                .toArray();
        return new Ratio(medians, ratios[0], ratios[ratios.length - 1]);
    }

    private double[] sorted() {
        return rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
