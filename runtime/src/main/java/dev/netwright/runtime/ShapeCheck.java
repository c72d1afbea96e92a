package dev.netwright.runtime;

import dev.netwright.runtime.sequence.StepMasks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares the arrays that a caller gives with what the network declares, before native code sees them. */
final class ShapeCheck {

    private ShapeCheck() {}

    /** @throws IllegalArgumentException if there are too few or too many, a shape is wrong, or batch sizes differ */
    static void inputs(Architecture architecture, INDArray... arrays) {
        List<NetworkLayer> layers = architecture.inputs();
        requireCount(architecture, "input", layers, arrays);
        for (int i = 0; i < arrays.length; i++) {
            Expected expected = Expected.input(architecture, layers.get(i));
            check(layers.get(i).id(), expected, arrays[i]);
            requireExamples(layers.get(i).id(), arrays[i], arrays[0].size(0));
        }
        for (List<NetworkLayer> group : architecture.sameSizes()) {
            requireSameSize(architecture, group, arrays);
        }
    }

    /**
     * Checks labels against the inputs at hand, which are right.
     *
     * @throws IllegalArgumentException if there are too few or too many, a shape is wrong, or batch sizes differ
     */
    static void labels(
            Architecture architecture, HeadSizes sizes, INDArray[] inputs, StepMasks masks, INDArray... arrays) {
        List<Architecture.Head> heads = architecture.labelledHeads();
        requireCount(
                architecture,
                "label array",
                heads.stream().map(Architecture.Head::layer).toList(),
                arrays);
        long examples = inputs[0].size(0);
        for (int i = 0; i < arrays.length; i++) {
            Architecture.Head head = heads.get(i);
            TensorShape shape = masks.output(architecture.heads().indexOf(head))
                    .map(steps -> TensorShape.sequence(head.layer().shape().leading(), steps.size(1)))
                    .orElseGet(() -> sizes.of(head, inputs));
            String name = "labels of " + head.layer().id();
            check(name, Expected.labels(shape, head.kind(), examples), arrays[i]);
            requireExamples(name, arrays[i], examples);
        }
    }

    private static void requireCount(
            Architecture architecture, String what, List<NetworkLayer> layers, INDArray[] arrays) {
        if (arrays.length != layers.size()) {
            String names = layers.stream().map(NetworkLayer::id).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(architecture.name() + ": expected " + layers.size() + " " + what
                    + (layers.size() == 1 ? "" : "s") + " (" + names + "), got " + arrays.length);
        }
    }

    private static void requireExamples(String name, INDArray array, long examples) {
        if (array.size(0) != examples) {
            throw new IllegalArgumentException(
                    name + ": expected " + examples + " examples as in the first input, got " + array.size(0));
        }
    }

    private static void check(String name, Expected expected, INDArray array) {
        if (array == null) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got null");
        }
        if (!expected.admits(array.shape())) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got "
                    + Arrays.toString(array.shape()) + ShapeAdvice.of(expected, array.shape()));
        }
    }

    private static void requireSameSize(Architecture architecture, List<NetworkLayer> group, INDArray[] arrays) {
        INDArray first = arrays[architecture.inputs().indexOf(group.get(0))];
        for (NetworkLayer input : group) {
            INDArray other = arrays[architecture.inputs().indexOf(input)];
            if (other.size(2) != first.size(2) || other.size(3) != first.size(3)) {
                throw new IllegalArgumentException(
                        "%s: expected %sx%s as in %s, which it is read together with, got %sx%s"
                                .formatted(
                                        input.id(),
                                        first.size(2),
                                        first.size(3),
                                        group.get(0).id(),
                                        other.size(2),
                                        other.size(3)));
            }
        }
    }
}
