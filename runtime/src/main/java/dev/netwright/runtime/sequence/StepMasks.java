package dev.netwright.runtime.sequence;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Which steps of a batch are real, at the inputs of a graph and at its outputs. Masks are {@code [N, T]}, ones and then
 * zeros in each row.
 */
public final class StepMasks {
    private static final StepMasks NONE = new StepMasks(null, null, false);

    private final INDArray[] inputs;
    private final INDArray[] outputs;
    private final boolean isPadded;

    private StepMasks(INDArray[] inputs, INDArray[] outputs, boolean isPadded) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.isPadded = isPadded;
    }

    /** Nothing is padded, and it does not matter how many steps come out. */
    public static StepMasks none() {
        return NONE;
    }

    /**
     * Lets masks travel through a graph. The caller holds the graph's lock.
     *
     * @param inputs one for each input of the graph, at least one in all; null for one that is no sequence of any steps
     * @param isPadded whether they hold a zero; Deeplearning4j is given none otherwise, since it is faster without
     */
    public static StepMasks through(ComputationGraph graph, INDArray[] inputs, boolean isPadded) {
        graph.setLayerMaskArrays(inputs, null);
        try {
            long examples = Arrays.stream(inputs)
                    .filter(mask -> mask != null)
                    .findFirst()
                    .orElseThrow()
                    .size(0);
            INDArray[] outputs = graph.getConfiguration().getNetworkOutputs().stream()
                    .map(name -> atOutput(graph.getLayer(name), examples))
                    .toArray(INDArray[]::new);
            return new StepMasks(inputs.clone(), outputs, isPadded);
        } finally {
            graph.clearLayerMaskArrays();
        }
    }

    /** A loss layer keeps its mask as a column, all examples of the first step first. */
    private static INDArray atOutput(Layer layer, long examples) {
        INDArray mask = layer.getMaskArray();
        return mask == null
                ? null
                : mask.dup('f').reshape('f', examples, mask.length() / examples).dup('c');
    }

    /** For Deeplearning4j: one mask for each input, null for one without; null if nothing is padded. */
    public INDArray[] inputs() {
        return isPadded ? inputs.clone() : null;
    }

    /** For Deeplearning4j: one mask for each output, null for one without; null if nothing is padded. */
    public INDArray[] outputs() {
        return isPadded ? outputs.clone() : null;
    }

    /** The mask of an output, by its place; empty where it has no steps of any number. */
    public Optional<INDArray> output(int index) {
        return outputs == null ? Optional.empty() : Optional.ofNullable(outputs[index]);
    }

    /** The values of an output, or its labels, with zeros for the padding; the array itself where there is none. */
    public INDArray clear(int index, INDArray array) {
        return isPadded && outputs[index] != null ? cleared(array, outputs[index]) : array;
    }

    /** The mask {@code [N, T]} of examples of these lengths. */
    public static INDArray of(int[] lengths, long steps, DataType dataType) {
        INDArray mask = Nd4j.zeros(dataType, lengths.length, steps);
        for (int example = 0; example < lengths.length; example++) {
            mask.get(NDArrayIndex.point(example), NDArrayIndex.interval(0, lengths[example]))
                    .assign(1);
        }
        return mask;
    }

    /** The number of real steps of each example, wherever they stand. */
    static int[] lengths(INDArray mask) {
        return mask.castTo(DataType.INT32).sum(1).toIntVector();
    }

    /** A copy of {@code array} {@code [N, F, T]} with zeros for the padding, whatever stands there now. */
    public static INDArray cleared(INDArray array, INDArray mask) {
        INDArray copy = array.dup();
        int[] lengths = lengths(mask);
        for (int example = 0; example < lengths.length; example++) {
            if (lengths[example] < copy.size(2)) {
                copy.get(
                                NDArrayIndex.point(example),
                                NDArrayIndex.all(),
                                NDArrayIndex.interval(lengths[example], copy.size(2)))
                        .assign(0);
            }
        }
        return copy;
    }

    /** The real steps of {@code array} {@code [N, F, T]}, one row of F each. */
    public static INDArray rows(INDArray array, INDArray mask) {
        INDArray all = array.permute(0, 2, 1).dup('c').reshape('c', array.size(0) * array.size(2), array.size(1));
        int[] lengths = lengths(mask);
        int steps = (int) array.size(2);
        int[] places = IntStream.range(0, lengths.length)
                .flatMap(example -> IntStream.range(example * steps, example * steps + lengths[example]))
                .toArray();
        return Nd4j.pullRows(all, 1, places);
    }
}
