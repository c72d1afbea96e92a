package dev.netwright.runtime;

import dev.netwright.runtime.sequence.StepMasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What goes into the graph: one array for each input, the padding cleared, and which of their steps are real.
 *
 * @param masks one for each input, null for one that is no sequence of any steps; null if there is none
 * @param isPadded whether an example is shorter than its array
 */
record PaddedInputs(Architecture architecture, INDArray[] arrays, INDArray[] masks, boolean isPadded) {

    /**
     * Checks lengths against arrays whose shapes are right.
     *
     * @param arrays of the network's number type
     * @throws IllegalArgumentException if there are too few or too many, one is out of range, or inputs that are read
     *     together differ
     */
    static PaddedInputs of(Architecture architecture, INDArray[] arrays, Lengths lengths) {
        List<NetworkLayer> open = openSequences(architecture);
        requireMeant(architecture, open, lengths);
        if (open.isEmpty()) {
            return new PaddedInputs(architecture, arrays, null, false);
        }
        int[][] real = new int[arrays.length][];
        INDArray[] cleared = arrays.clone();
        INDArray[] masks = new INDArray[arrays.length];
        boolean isPadded = false;
        for (int i = 0; i < arrays.length; i++) {
            NetworkLayer input = architecture.inputs().get(i);
            if (open.contains(input)) {
                int steps = (int) arrays[i].size(2);
                real[i] = lengths.of(input.id()).orElseGet(() -> all((int) arrays[0].size(0), steps));
                requireLengths(architecture, input, real[i], arrays[i]);
                masks[i] = StepMasks.of(real[i], steps, arrays[i].dataType());
                if (Arrays.stream(real[i]).anyMatch(length -> length < steps)) {
                    isPadded = true;
                    cleared[i] = StepMasks.cleared(arrays[i], masks[i]);
                }
            }
        }
        requireAlike(architecture, real, arrays);
        return new PaddedInputs(architecture, cleared, masks, isPadded);
    }

    private static List<NetworkLayer> openSequences(Architecture architecture) {
        return architecture.inputs().stream()
                .filter(input -> input.shape().kind() == TensorShape.Kind.SEQUENCE
                        && architecture.smallest(input).isPresent())
                .toList();
    }

    /** The masks as they arrive at the outputs. The caller holds the graph's lock. */
    StepMasks through(ComputationGraph graph) {
        boolean hasSteps = architecture.heads().stream()
                .anyMatch(head -> head.layer().shape().kind() == TensorShape.Kind.SEQUENCE);
        if (masks == null || !isPadded && !hasSteps) {
            return StepMasks.none();
        }
        return StepMasks.through(graph, masks, isPadded);
    }

    private static int[] all(int examples, int steps) {
        int[] lengths = new int[examples];
        Arrays.fill(lengths, steps);
        return lengths;
    }

    private static void requireMeant(Architecture architecture, List<NetworkLayer> open, Lengths lengths) {
        List<String> names = open.stream().map(NetworkLayer::id).toList();
        if (!lengths.isFull() && open.isEmpty()) {
            throw new IllegalArgumentException(
                    architecture.name() + " has no input of ANY steps: lengths are for @Input(steps = ANY)");
        }
        for (String named : lengths.named()) {
            if (!names.contains(named)) {
                throw new IllegalArgumentException(architecture.name() + ": " + named
                        + " is no input of ANY steps; lengths are for " + String.join(", ", names));
            }
        }
        boolean areOne =
                open.size() < 2 || architecture.sameLengths().stream().anyMatch(group -> group.containsAll(open));
        if (lengths.areOfAll() && !areOne) {
            throw new IllegalArgumentException(
                    architecture.name() + " has " + open.size() + " inputs of ANY steps (" + String.join(", ", names)
                            + "): say whose lengths they are, Lengths.of(input, ...).and(input, ...)");
        }
    }

    private static void requireLengths(Architecture architecture, NetworkLayer input, int[] lengths, INDArray array) {
        if (lengths.length != array.size(0)) {
            throw new IllegalArgumentException(input.id() + ": expected " + array.size(0)
                    + " lengths, one for each example, got " + lengths.length);
        }
        long least = architecture.smallest(input).orElseThrow().dims().get(1);
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < least || lengths[i] > array.size(2)) {
                throw new IllegalArgumentException(input.id() + ": the length of example " + i + " is " + lengths[i]
                        + ", must be from " + least + " to the " + array.size(2) + " steps of the array");
            }
        }
    }

    private static void requireAlike(Architecture architecture, int[][] real, INDArray[] arrays) {
        List<List<NetworkLayer>> groups = new ArrayList<>(architecture.sameLengths());
        groups.addAll(architecture.sameSteps());
        for (List<NetworkLayer> group : groups) {
            int first = architecture.inputs().indexOf(group.get(0));
            for (NetworkLayer input : group) {
                int other = architecture.inputs().indexOf(input);
                if (arrays[other].size(2) != arrays[first].size(2)) {
                    throw new IllegalArgumentException(
                            input.id() + ": expected " + arrays[first].size(2) + " steps as in "
                                    + group.get(0).id() + ", which it is read together with, got "
                                    + arrays[other].size(2));
                }
                int differs = Arrays.mismatch(real[first], real[other]);
                if (differs >= 0 && architecture.sameLengths().contains(group)) {
                    throw new IllegalArgumentException(input.id() + ": the length of example " + differs + " is "
                            + real[other][differs] + ", and " + real[first][differs] + " in "
                            + group.get(0).id() + ", which it is read together with");
                }
            }
        }
    }
}
