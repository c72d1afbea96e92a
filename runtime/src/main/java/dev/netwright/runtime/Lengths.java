package dev.netwright.runtime;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How many steps of each example are real, in a batch of sequences that are padded at the end to one length
 * ({@link Sequences} pads). They are for inputs that are declared with {@code steps = ANY}. An input that is not named is not
 * padded.
 *
 * <p>Each example then gives what it would give alone, at its own length; the values in the padding do not matter. The
 * outputs of a network are 0 at padded steps.
 *
 * <pre>{@code
 * network.predict(words, Lengths.of(12, 7, 31));                                     // words is [3, F, 31]
 * network.predictAll(inputs, Lengths.of(Layer.QUESTION, 5, 9).and(Layer.ANSWER, 20, 3));
 * }</pre>
 */
public final class Lengths {
    private static final Lengths FULL = new Lengths(null, Map.of());

    private final int[] ofAll;
    private final Map<String, int[]> byInput;

    private Lengths(int[] ofAll, Map<String, int[]> byInput) {
        this.ofAll = ofAll;
        this.byInput = byInput;
    }

    /** Nothing is padded: every example is as long as the array. */
    public static Lengths full() {
        return FULL;
    }

    /**
     * The lengths of the one input with {@code steps = ANY}, or of several whose steps are read together, such as words and
     * their tags.
     *
     * @param lengths one for each example, from the fewest steps that fit to the steps of the array
     */
    public static Lengths of(int... lengths) {
        return new Lengths(lengths.clone(), Map.of());
    }

    /** The lengths of one input. */
    public static Lengths of(NetworkLayer input, int... lengths) {
        return FULL.and(input, lengths);
    }

    /** These lengths, and those of another input. */
    public Lengths and(NetworkLayer input, int... lengths) {
        Map<String, int[]> more = new LinkedHashMap<>(byInput);
        more.put(Objects.requireNonNull(input, "input").id(), lengths.clone());
        return new Lengths(ofAll, more);
    }

    boolean isFull() {
        return ofAll == null && byInput.isEmpty();
    }

    /** Whether lengths without an input's name are among them. */
    boolean areOfAll() {
        return ofAll != null;
    }

    /** Those of an input; empty where it is not padded. */
    Optional<int[]> of(String input) {
        return Optional.ofNullable(byInput.getOrDefault(input, ofAll));
    }

    /** The inputs that are named. */
    Iterable<String> named() {
        return byInput.keySet();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(isFull() ? "full" : "");
        if (ofAll != null) {
            text.append(Arrays.toString(ofAll));
        }
        byInput.forEach((input, lengths) -> text.append(text.length() == 0 ? "" : ", ")
                .append(input)
                .append(' ')
                .append(Arrays.toString(lengths)));
        return text.toString();
    }
}
