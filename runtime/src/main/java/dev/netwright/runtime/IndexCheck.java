package dev.netwright.runtime;

import java.util.Arrays;
import java.util.OptionalInt;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Looks at the values of inputs that are indices: Deeplearning4j's own fault names neither the input nor the place. */
final class IndexCheck {

    private IndexCheck() {}

    /**
     * @param arrays one for each input, of the right shape
     * @throws IllegalArgumentException if an input that an embedding reads holds anything but whole numbers from 0 to its
     *     vocabulary's size less 1
     */
    static void inputs(Architecture architecture, INDArray... arrays) {
        for (int i = 0; i < arrays.length; i++) {
            NetworkLayer input = architecture.inputs().get(i);
            OptionalInt vocabulary = architecture.vocabulary(input);
            if (vocabulary.isPresent()) {
                check(input, vocabulary.getAsInt(), arrays[i]);
            }
        }
    }

    private static void check(NetworkLayer input, int vocabulary, INDArray array) {
        boolean isFloat = array.dataType() == DataType.FLOAT;
        double[] values = array.dup('c').data().asDouble();
        for (int at = 0; at < values.length; at++) {
            double value = values[at];
            // Of what is not a number, both comparisons are false.
            if (!(value >= 0 && value < vocabulary) || value != Math.rint(value)) {
                throw new IllegalArgumentException(
                        "%s: expected whole numbers from 0 to %s, since an @Embedding of %s words reads them, got %s at %s"
                                .formatted(
                                        input.id(),
                                        vocabulary - 1,
                                        vocabulary,
                                        number(value, isFloat),
                                        Arrays.toString(place(at, array.shape()))));
            }
        }
    }

    private static String number(double value, boolean isFloat) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE;
        String fraction = isFloat ? String.valueOf((float) value) : String.valueOf(value);
        return whole ? String.valueOf((long) value) : fraction;
    }

    /** The place of the value number {@code at} of an array in c order. */
    private static long[] place(int at, long[] shape) {
        long[] place = new long[shape.length];
        long rest = at;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            place[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return place;
    }
}
