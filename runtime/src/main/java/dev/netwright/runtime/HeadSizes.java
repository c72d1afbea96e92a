package dev.netwright.runtime;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The shape of a head's output for the inputs at hand, where maps are of open size. */
final class HeadSizes {
    private final Architecture architecture;
    private final ComputationGraphConfiguration configuration;

    /** @param configuration copied, since asking it for types changes it */
    HeadSizes(Architecture architecture, ComputationGraphConfiguration configuration) {
        this.architecture = architecture;
        this.configuration = architecture.isOpen() ? configuration.clone() : configuration;
    }

    /**
     * The shape of one example.
     *
     * @param inputs one for each input, of the right shape
     */
    TensorShape of(Architecture.Head head, INDArray... inputs) {
        TensorShape nominal = head.layer().shape();
        if (!architecture.isOpen() || nominal.kind() != TensorShape.Kind.MAP) {
            return nominal;
        }
        InputType[] types = IntStream.range(0, inputs.length)
                .mapToObj(i -> type(architecture.inputs().get(i).shape().kind(), inputs[i]))
                .toArray(InputType[]::new);
        synchronized (configuration) {
            InputType.InputTypeConvolutional map = (InputType.InputTypeConvolutional) configuration
                    .getLayerActivationTypes(types)
                    .get(head.layer().id());
            return TensorShape.map(map.getChannels(), map.getHeight(), map.getWidth());
        }
    }

    private static InputType type(TensorShape.Kind kind, INDArray array) {
        long[] sizes = Arrays.copyOfRange(array.shape(), 1, array.rank());
        return switch (kind) {
            case VECTOR -> InputType.feedForward(sizes[0]);
            case SEQUENCE -> InputType.recurrent(sizes[0], sizes[1]);
            case MAP -> InputType.convolutional(sizes[1], sizes[2], sizes[0]);
            case VOLUME ->
                InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, sizes[1], sizes[2], sizes[3], sizes[0]);
        };
    }
}
