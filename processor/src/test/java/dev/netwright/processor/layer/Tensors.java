package dev.netwright.processor.layer;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Shapes as tests write them, {@code 3x9x11} or {@code 12}, and as Deeplearning4j has them. */
public final class Tensors {
    private Tensors() {}

    /** {@code [N, C, H, W]} or {@code [N, F]}. */
    public static long[] batch(String shape, long examples) {
        long[] sizes =
                Arrays.stream(shape.split("x")).mapToLong(Long::parseLong).toArray();
        long[] batch = new long[sizes.length + 1];
        batch[0] = examples;
        System.arraycopy(sizes, 0, batch, 1, sizes.length);
        return batch;
    }

    public static InputType type(String shape) {
        long[] sizes = batch(shape, 1);
        return switch (sizes.length) {
            case 2 -> InputType.feedForward(sizes[1]);
            case 3 -> InputType.recurrent(sizes[1], sizes[2]);
            case 4 -> InputType.convolutional(sizes[2], sizes[3], sizes[1]);
            default ->
                InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, sizes[2], sizes[3], sizes[4], sizes[1]);
        };
    }

    public static String text(InputType type) {
        if (type instanceof InputType.InputTypeConvolutional map) {
            return join(map.getChannels(), map.getHeight(), map.getWidth());
        } else if (type instanceof InputType.InputTypeFeedForward vector) {
            return join(vector.getSize());
        } else if (type instanceof InputType.InputTypeRecurrent sequence) {
            return join(sequence.getSize(), sequence.getTimeSeriesLength());
        } else if (type instanceof InputType.InputTypeConvolutional3D volume) {
            return join(volume.getChannels(), volume.getDepth(), volume.getHeight(), volume.getWidth());
        }
        return String.valueOf(type);
    }

    private static String join(long... sizes) {
        return Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining("x"));
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
