package dev.netwright.runtime;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Sequences of different lengths as one batch: padded with zeros at the end to the longest, with the length of each.
 *
 * <pre>{@code
 * Sequences words = Sequences.ofIndices(new int[] {4, 9, 2}, new int[] {7});        // [2, 1, 3]
 * network.fit(words.values(), labels, words.lengths());
 * }</pre>
 *
 * @param values {@code [N, F, T]}
 * @param lengths of the N examples
 */
public record Sequences(INDArray values, Lengths lengths) {

    /**
     * From one array for each example; labels for each step are padded in the same way.
     *
     * @param examples each {@code [F, T]}, of the same F
     * @throws IllegalArgumentException if there is none, or one is of another shape
     */
    public static Sequences of(INDArray... examples) {
        if (examples.length == 0) {
            throw new IllegalArgumentException("expected sequences, got none");
        }
        for (int i = 0; i < examples.length; i++) {
            if (examples[i].rank() != 2 || examples[i].size(0) != examples[0].size(0)) {
                throw new IllegalArgumentException("sequence " + i + ": expected [F, T]"
                        + (i == 0 ? "" : " with the F of " + Arrays.toString(examples[0].shape())) + ", got "
                        + Arrays.toString(examples[i].shape()));
            }
        }
        int[] lengths = Arrays.stream(examples)
                .mapToInt(example -> (int) example.size(1))
                .toArray();
        int longest = Arrays.stream(lengths).max().orElseThrow();
        INDArray values = Nd4j.zeros(examples[0].dataType(), examples.length, examples[0].size(0), longest);
        for (int i = 0; i < examples.length; i++) {
            values.get(NDArrayIndex.point(i), NDArrayIndex.all(), NDArrayIndex.interval(0, lengths[i]))
                    .assign(examples[i]);
        }
        return new Sequences(values, Lengths.of(lengths));
    }

    /**
     * From indices, as {@code @Embedding} reads them: {@code [N, 1, T]}.
     *
     * @param examples each of at least one index
     * @throws IllegalArgumentException if there is none, or one is empty
     */
    public static Sequences ofIndices(int[]... examples) {
        INDArray[] arrays = new INDArray[examples.length];
        for (int i = 0; i < examples.length; i++) {
            if (examples[i].length == 0) {
                throw new IllegalArgumentException("sequence " + i + " is empty: a sequence has at least one step");
            }
            arrays[i] = Nd4j.createFromArray(examples[i]).castTo(DataType.FLOAT).reshape(1, examples[i].length);
        }
        return of(arrays);
    }
}
