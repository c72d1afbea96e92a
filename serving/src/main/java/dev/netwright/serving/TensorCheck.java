package dev.netwright.serving;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Holds the tensors that come against what a model reads: shapes, then values that are indices. */
final class TensorCheck {
    private final ModelDescription model;

    TensorCheck(ModelDescription model) {
        this.model = model;
    }

    /**
     * @param tensors one for each input
     * @throws IllegalArgumentException if a shape does not fit, or one does not fit another's, or an index is none
     */
    void require(List<Tensor> tensors) {
        List<ModelInput> inputs = model.inputs();
        for (int i = 0; i < tensors.size(); i++) {
            requireFits(inputs.get(i), tensors.get(i), tensors.get(0));
        }
        model.sameSizes().forEach(group -> requireSame(group, tensors));
        for (int i = 0; i < tensors.size(); i++) {
            if (inputs.get(i).vocabulary().isPresent()) {
                requireIndices(inputs.get(i), tensors.get(i));
            }
        }
    }

    private void requireFits(ModelInput input, Tensor tensor, Tensor first) {
        if (!input.admits(tensor.shape())) {
            String sizes = input.dimensions().stream().map(Dimension::toString).collect(Collectors.joining(", "));
            throw refusal("input " + input.name() + " expects [N, " + sizes + "], got " + Tensor.text(tensor.shape())
                    + (isTooLarge(input, tensor.shape()) ? "; a larger most in its @Input has more sizes proven" : ""));
        }
        if (tensor.examples() != first.examples()) {
            throw refusal("input " + input.name() + " has " + tensor.examples() + " examples, and "
                    + model.inputs().get(0).name() + " has " + first.examples());
        }
    }

    /** Whether nothing but a size above those that are proven keeps it out. */
    private static boolean isTooLarge(ModelInput input, long[] shape) {
        long[] kept = shape.clone();
        for (int i = 1; i < Math.min(kept.length, input.dimensions().size() + 1); i++) {
            Dimension dimension = input.dimensions().get(i - 1);
            kept[i] = dimension.isOpen() ? Math.min(kept[i], dimension.largest()) : kept[i];
        }
        return input.admits(kept);
    }

    private void requireSame(List<String> group, List<Tensor> tensors) {
        List<String> names = model.inputs().stream().map(ModelInput::name).toList();
        long[] first = tensors.get(names.indexOf(group.get(0))).shape();
        for (String name : group) {
            long[] shape = tensors.get(names.indexOf(name)).shape();
            if (!Arrays.equals(shape, 2, shape.length, first, 2, first.length)) {
                throw new IllegalArgumentException(name + ": expected " + sizes(first) + " as in " + group.get(0)
                        + ", which it is read together with, got " + sizes(shape));
            }
        }
    }

    private static String sizes(long[] shape) {
        String sizes = Arrays.stream(shape).skip(2).mapToObj(String::valueOf).collect(Collectors.joining("x"));
        return shape.length == 3 ? sizes + " steps" : sizes;
    }

    private static void requireIndices(ModelInput input, Tensor tensor) {
        FloatBuffer values = tensor.values();
        int words = input.vocabulary().orElseThrow();
        for (int at = 0; values.hasRemaining(); at++) {
            float value = values.get();
            // Of what is not a number, both comparisons are false.
            if (!(value >= 0 && value < words) || value != Math.rint(value)) {
                throw new IllegalArgumentException(input.name() + ": expected whole numbers from 0 to " + (words - 1)
                        + ", since an @Embedding of " + words + " words reads them, got " + number(value) + " at "
                        + Arrays.toString(place(at, tensor.shape())));
            }
        }
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE;
        return whole ? String.valueOf((long) value) : String.valueOf((float) value);
    }

    private static long[] place(int at, long[] shape) {
        long[] place = new long[shape.length];
        long rest = at;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            place[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return place;
    }

    private IllegalArgumentException refusal(String problem) {
        return new IllegalArgumentException(model.network() + ": " + problem);
    }
}
