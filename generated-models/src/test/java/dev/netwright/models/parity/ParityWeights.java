package dev.netwright.models.parity;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Sets every parameter of a graph by {@link ParityRule}, under the keys that PyTorch's side uses. */
public final class ParityWeights {
    private static final int[] GATES = {2, 1, 3, 0};

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
        String name = declaredName(layer.conf().getLayer().getLayerName());
        long trainable = 0;
        for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
            INDArray target = parameter.getValue();
            switch (parameter.getKey()) {
                case "W" -> target.assign(weight(layer.conf().getLayer(), name, target.shape()));
                case "RW" -> target.assign(gates(name + ".weight_hh_l0", target.shape()));
                case "b" ->
                    target.assign(
                            layer.conf().getLayer() instanceof LSTM
                                    ? gates(Nd4j.createFromArray(ParityRule.bias(name + ".bias_ih_l0", target.length()))
                                                    .reshape('c', target.length(), 1))
                                            .reshape(target.shape())
                                    : Nd4j.createFromArray(ParityRule.bias(name + ".bias", target.length()))
                                            .reshape('c', target.shape()));
                case "gamma" -> assign(target, ParityRule.positive(name + ".weight", target.length()));
                case "beta" -> assign(target, ParityRule.centred(name + ".bias", target.length()));
                case "mean" -> assign(target, ParityRule.centred(name + ".running_mean", target.length()));
                case "var" -> assign(target, ParityRule.positive(name + ".running_var", target.length()));
                default -> throw new IllegalStateException(name + ": no rule for parameter " + parameter.getKey());
            }
            boolean statistic =
                    parameter.getKey().equals("mean") || parameter.getKey().equals("var");
            trainable += statistic ? 0 : target.length();
        }
        return trainable;
    }

    private INDArray weight(org.deeplearning4j.nn.conf.layers.Layer layer, String name, long[] shape) {
        String key = name + ".weight";
        if (layer instanceof DepthwiseConvolution2D) {
            return depthwise(key, shape);
        } else if (layer instanceof LSTM) {
            return gates(key + "_ih_l0", shape);
        } else if (layer instanceof Convolution1DLayer) {
            // Laid out as [k, in, out], whatever its shape says.
            return Nd4j.createFromArray(
                            ParityRule.weight(key, shape[0] * shape[1] * shape[2], shape[1] * shape[2], gain))
                    .reshape('c', shape[0], shape[1], shape[2])
                    .permute(2, 1, 0)
                    .dup('c')
                    .reshape('c', shape);
        } else if (layer instanceof EmbeddingSequenceLayer) {
            return Nd4j.createFromArray(ParityRule.weight(key, shape[0] * shape[1], shape[1], gain))
                    .reshape('c', shape);
        }
        return weight(key, shape);
    }

    /** From PyTorch's [4 * units, in] to [in, 4 * units]. */
    private INDArray gates(String key, long[] shape) {
        return gates(Nd4j.createFromArray(ParityRule.weight(key, shape[0] * shape[1], shape[0], gain))
                        .reshape('c', shape[1], shape[0]))
                .transpose();
    }

    /** PyTorch's blocks of rows i, f, g, o in Deeplearning4j's order g, f, o, i. */
    private static INDArray gates(INDArray torch) {
        long units = torch.size(0) / GATES.length;
        return Nd4j.concat(
                0,
                IntStream.of(GATES)
                        .mapToObj(gate ->
                                torch.get(NDArrayIndex.interval(gate * units, (gate + 1) * units), NDArrayIndex.all()))
                        .toArray(INDArray[]::new));
    }

    /** From PyTorch's [in * multiplier, 1, kH, kW] to [kH, kW, in, multiplier]. */
    private INDArray depthwise(String key, long[] shape) {
        long fanIn = shape[0] * shape[1];
        return Nd4j.createFromArray(ParityRule.weight(key, fanIn * shape[2] * shape[3], fanIn, gain))
                .reshape('c', shape[2], shape[3], shape[0], shape[1])
                .permute(2, 3, 0, 1);
    }

    private INDArray weight(String key, long[] shape) {
        if (shape.length == 4) {
            long fanIn = shape[1] * shape[2] * shape[3];
            return Nd4j.createFromArray(ParityRule.weight(key, shape[0] * fanIn, fanIn, gain))
                    .reshape('c', shape);
        }
        // [in, out] in F order is [out, in] in C order, element for element: no copy to transpose 100 million weights.
        return Nd4j.createFromArray(ParityRule.weight(key, shape[0] * shape[1], shape[0], gain))
                .reshape('f', shape);
    }

    /** A batch normalisation with an activation is two vertices, of which the second has the declared name. */
    private String declaredName(String vertex) {
        String owner = vertex.endsWith("/norm") ? vertex.substring(0, vertex.length() - "/norm".length()) : vertex;
        return isVertex.test(owner) ? owner : vertex;
    }

    private static void assign(INDArray target, float[] values) {
        target.assign(Nd4j.createFromArray(values).reshape('c', target.shape()));
    }
}
