package dev.netwright.serving;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The classification of one example. */
public final class Prediction {
    private final float[] probabilities;
    private final List<String> labels;

    /**
     * A class and how probable it is.
     *
     * @param index the number of the class, from 0
     * @param label its declared name; the number as text where none was declared
     */
    public record Candidate(int index, String label, float probability) {

        /** {@code ankle boot 0.97}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %.2f", label, probability);
        }
    }

    /** @param labels one for each class, or none */
    Prediction(float[] probabilities, List<String> labels) {
        this.probabilities = probabilities.clone();
        this.labels = List.copyOf(labels);
    }

    /** A copy of the probabilities, one for each class. They sum to 1 where the head is a softmax. */
    public float[] probabilities() {
        return probabilities.clone();
    }

    /** The number of the most probable class; the first, if several are equally probable. */
    public int index() {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The name of the most probable class; its number as text where the head declares no labels. */
    public String label() {
        return candidate(index()).label();
    }

    /** The probability of the most probable class. */
    public float probability() {
        return probabilities[index()];
    }

    /**
     * The most probable classes, the first being {@link #label()}.
     *
     * @param count how many, at least 1; all classes if there are fewer
     */
    public List<Candidate> top(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("top(" + count + "): at least 1");
        }
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -probabilities[i]))
                .limit(count)
                .map(this::candidate)
                .toList();
    }

    private Candidate candidate(int index) {
        String label = labels.isEmpty() ? String.valueOf(index) : labels.get(index);
        return new Candidate(index, label, probabilities[index]);
    }

    /** {@code ankle boot 0.97}. */
    @Override
    public String toString() {
        return candidate(index()).toString();
    }
}
