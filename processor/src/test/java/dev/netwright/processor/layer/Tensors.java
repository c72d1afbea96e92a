package dev.netwright.processor.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Shapes as tests write them, {@code 3x9x11} or {@code 12}, and as Deeplearning4j has them. */
public final class Tensors {
    private Tensors() {}

    /** {@code [N, C, H, W]} or {@code [N, F]}. */
    public static long[] batch(String shape, long examples) {
        long[] sizes = Arrays.stream(shape.split("x")).mapToLong(Long::parseLong).toArray();
        long[] batch = new long[sizes.length + 1];
        batch[0] = examples;
        System.arraycopy(sizes, 0, batch, 1, sizes.length);
        return batch;
    }

    public static InputType type(String shape) {
        long[] sizes = batch(shape, 1);
        return sizes.length == 2
                ? InputType.feedForward(sizes[1])
                : InputType.convolutional(sizes[2], sizes[3], sizes[1]);
    }

    public static String text(InputType type) {
        if (type instanceof InputType.InputTypeConvolutional map) {
            return map.getChannels() + "x" + map.getHeight() + "x" + map.getWidth();
        }
        if (type instanceof InputType.InputTypeFeedForward vector) {
            return String.valueOf(vector.getSize());
        }
        return String.valueOf(type);
    }

    /** Numbers between -1.4 and 1.4 that repeat after 29, by their place in C order, plus {@code offset}. */
    public static INDArray pattern(DataType type, double offset, long... shape) {
        double[] values = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        for (int index = 0; index < values.length; index++) {
            values[index] = ((37 * index + 11) % 29 - 14) / 10.0 + offset;
        }
        return Nd4j.createFromArray(values).castTo(type).reshape('c', shape);
    }
}
