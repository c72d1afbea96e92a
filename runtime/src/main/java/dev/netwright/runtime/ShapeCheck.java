package dev.netwright.runtime;

import dev.netwright.runtime.sequence.StepMasks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares the arrays that a caller gives with what the network declares, before native code sees them. */
final class ShapeCheck {

    private ShapeCheck() {}

    /** @throws IllegalArgumentException if there are too few or too many, a shape is wrong, or batch sizes differ */
    static void inputs(Architecture architecture, INDArray... arrays) {
        List<NetworkLayer> layers = architecture.inputs();
        requireCount(architecture, "input", layers, arrays);
        for (int i = 0; i < arrays.length; i++) {
            Optional<TensorShape> smallest = architecture.smallest(layers.get(i));
            if (smallest.isPresent()) {
                checkOpen(layers.get(i), smallest.get(), arrays[i]);
            } else {
                check(layers.get(i).id(), layers.get(i).shape(), arrays[i]);
            }
            requireExamples(layers.get(i).id(), arrays[i], arrays[0].size(0));
        }
    }

    /** @throws IllegalArgumentException if there are too few or too many, a shape is wrong, or batch sizes differ */
    static void labels(Architecture architecture, long examples, StepMasks masks, INDArray... arrays) {
        List<NetworkLayer> layers = architecture.labelledHeads().stream()
                .map(Architecture.Head::layer)
                .toList();
        requireCount(architecture, "label array", layers, arrays);
        for (int i = 0; i < arrays.length; i++) {
            boolean isOpen = architecture.isOpen() && layers.get(i).shape().kind() == TensorShape.Kind.MAP;
            Optional<INDArray> steps = masks.output(
                    architecture.heads().indexOf(architecture.labelledHeads().get(i)));
            if (steps.isPresent()) {
                TensorShape nominal = layers.get(i).shape();
                check(
                        "labels of " + layers.get(i).id(),
                        TensorShape.sequence(nominal.leading(), steps.get().size(1)),
                        arrays[i]);
            } else if (!isOpen) {
                check("labels of " + layers.get(i).id(), layers.get(i).shape(), arrays[i]);
            }
            requireExamples("labels of " + layers.get(i).id(), arrays[i], examples);
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

    private static void check(String name, TensorShape shape, INDArray array) {
        if (array == null) {
            throw new IllegalArgumentException(name + ": expected " + expected(shape) + ", got null");
        }
        if (!shape.isBatch(array.shape())) {
            throw new IllegalArgumentException(name + ": expected " + expected(shape) + ", got "
                    + Arrays.toString(array.shape()) + fix(shape, array.shape()));
        }
    }

    /** An input of open size: its channels or features, and at least the smallest height and width, or the fewest steps. */
    private static void checkOpen(NetworkLayer layer, TensorShape smallest, INDArray array) {
        List<Long> least = smallest.dims();
        boolean fits = array != null
                && array.rank() == least.size() + 1
                && array.size(0) > 0
                && array.size(1) == least.get(0)
                && IntStream.range(1, least.size()).allMatch(i -> array.size(i + 1) >= least.get(i));
        if (!fits) {
            String sizes =
                    least.stream().skip(1).map(size -> ", at least " + size).collect(Collectors.joining());
            throw new IllegalArgumentException("%s: expected [N, %s%s], got %s"
                    .formatted(
                            layer.id(), least.get(0), sizes, array == null ? "null" : Arrays.toString(array.shape())));
        }
    }

    private static String expected(TensorShape shape) {
        return "[N, " + join(shape.dims()) + "]";
    }

    private static String fix(TensorShape shape, long[] got) {
        List<Long> dims = shape.dims();
        List<Long> found = Arrays.stream(got).boxed().toList();
        if (found.equals(dims)) {
            return "; for one example: reshape(1, " + join(dims) + ")";
        }
        if (found.isEmpty() || found.get(0) < 1) {
            return found.isEmpty() ? "" : "; there must be at least one example";
        }
        List<Long> example = found.subList(1, found.size());
        if (shape.kind() == TensorShape.Kind.MAP && example.equals(List.of(dims.get(1), dims.get(2), dims.get(0)))) {
            return "; channels come before height and width: permute(0, 3, 1, 2)";
        }
        if (example.stream().reduce(1L, (a, b) -> a * b) == shape.size()) {
            return "; if the values are in this order: reshape(" + found.get(0) + ", " + join(dims) + ")";
        }
        return "";
    }

    private static String join(List<Long> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
