package dev.netwright.models.parity;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Sets every parameter of a graph by {@link ParityRule}, under the keys that PyTorch's side uses. */
public final class ParityWeights {
    private final Predicate<String> isVertex;
    private final double gain;

    private ParityWeights(Predicate<String> isVertex, double gain) {
        this.isVertex = isVertex;
        this.gain = gain;
    }

    /** Fills the graph; {@return how many parameters PyTorch would call trainable} */
    public static long fill(ComputationGraph graph, double gain) {
        ParityWeights weights = new ParityWeights(name -> graph.getVertex(name) != null, gain);
        return Arrays.stream(graph.getLayers()).mapToLong(weights::fill).sum();
    }

    /** As {@link #fill(ComputationGraph, double)}, for layers in a row. */
    public static long fill(MultiLayerNetwork network, double gain) {
        ParityWeights weights = new ParityWeights(name -> false, gain);
        return Arrays.stream(network.getLayers()).mapToLong(weights::fill).sum();
    }

    /** {@return the input [N, C, H, W], in [0, 1)} */
    static INDArray input(ParityRecord recorded) {
        long[] shape = recorded.input();
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        float[] pixels = recorded.patches() == 0
                ? ParityRule.images("input", count)
                : ParityRule.patches("input", shape, recorded.patches());
        return Nd4j.createFromArray(pixels).reshape('c', shape);
    }

    private long fill(Layer layer) {
        long trainable = 0;
        for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
            INDArray target = parameter.getValue();
            String name = parameter.getKey();
            TorchPlace place = TorchPlace.of(layer.conf().getLayer(), name, target.shape(), isVertex);
            float[] values = values(place, name);
            INDArray part = Nd4j.createFromArray(
                            place.offset() == 0
                                    ? values
                                    : Arrays.copyOfRange(values, Math.toIntExact(place.offset()), values.length))
                    .reshape('c', place.shape());
            target.assign(place.toDeeplearning4j().apply(part));
            trainable += isStatistic(name) ? 0 : target.length();
        }
        return trainable;
    }

    /** PyTorch's tensor, up to the end of the part. */
    private float[] values(TorchPlace place, String parameter) {
        String key = place.key();
        long count = place.offset() + place.length();
        boolean isSlope = place.shape().length == 1 && key.endsWith(".weight");
        if (isSlope || parameter.equals("gamma") || parameter.equals("var")) {
            return ParityRule.positive(key, count);
        } else if (parameter.equals("beta") || parameter.equals("mean")) {
            return ParityRule.centred(key, count);
        } else if (place.shape().length == 1) {
            return ParityRule.bias(key, count);
        }
        return ParityRule.weight(key, count, place.length() / place.shape()[0], gain);
    }

    private static boolean isStatistic(String parameter) {
        return parameter.equals("mean") || parameter.equals("var");
    }
}
