package dev.netwright.models.parity;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where PyTorch keeps a parameter of Deeplearning4j.
 *
 * @param key the name of PyTorch's parameter, {@code conv1.weight}
 * @param shape of the part of PyTorch's tensor that it is, in PyTorch's order
 * @param offset of that part in the tensor: each group of a convolution has a part of its own
 * @param toDeeplearning4j from that part, in C order, to what Deeplearning4j keeps
 */
record TorchPlace(String key, long[] shape, long offset, UnaryOperator<INDArray> toDeeplearning4j) {

    /** PyTorch's blocks i, f, g, o in Deeplearning4j's order g, f, o, i. */
    private static final int[] GATES = {2, 1, 3, 0};

    /** {@return the place of {@code parameter}, of {@code shape}, of a layer in a graph of those vertices} */
    static TorchPlace of(Layer layer, String parameter, long[] shape, Predicate<String> isVertex) {
        String vertex = layer.getLayerName();
        if (vertex.endsWith("/slopes")) {
            return slopes(owner(vertex), shape);
        } else if (layer instanceof PReLULayer) {
            return slopes(vertex, shape);
        } else if (layer instanceof LSTM || layer instanceof Bidirectional) {
            return gates(vertex, parameter, shape);
        }
        String name = declared(vertex, isVertex);
        return switch (parameter) {
            case "W" -> weight(layer, name, shape, isVertex);
            case "pW" -> same(name + ".pointwise.weight", shape);
            case "b" -> grouped(name, vertex, ".bias", shape);
            case "gamma" -> same(name + ".weight", shape);
            case "beta" -> same(name + ".bias", shape);
            case "mean" -> same(name + ".running_mean", shape);
            case "var" -> same(name + ".running_var", shape);
            default -> throw new IllegalStateException(vertex + ": no place for parameter " + parameter);
        };
    }

    private static TorchPlace same(String key, long... shape) {
        return new TorchPlace(key, shape, 0, part -> part);
    }

    private static TorchPlace slopes(String name, long[] shape) {
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return new TorchPlace(name + ".weight", new long[] {count}, 0, slopes -> slopes.reshape('c', shape));
    }

    private static TorchPlace weight(Layer layer, String name, long[] shape, Predicate<String> isVertex) {
        if (layer instanceof DepthwiseConvolution2D) {
            // [kH, kW, in, multiplier] for [in * multiplier, 1, kH, kW].
            return new TorchPlace(
                    name + ".weight",
                    new long[] {shape[2] * shape[3], 1, shape[0], shape[1]},
                    0,
                    part -> part.reshape('c', shape[2], shape[3], shape[0], shape[1])
                            .permute(2, 3, 0, 1));
        } else if (layer instanceof SeparableConvolution2D) {
            // [multiplier, in, kH, kW] for [in * multiplier, 1, kH, kW].
            long[] torch = {shape[0] * shape[1], 1, shape[2], shape[3]};
            return new TorchPlace(
                    name + ".depthwise.weight",
                    torch,
                    0,
                    part -> part.reshape('c', shape[1], shape[0], shape[2], shape[3])
                            .permute(1, 0, 2, 3));
        } else if (layer instanceof Convolution1DLayer) {
            // Laid out as [k, in, out], whatever its shape says.
            return new TorchPlace(
                    name + ".weight",
                    Arrays.copyOf(shape, 3),
                    0,
                    part -> part.permute(2, 1, 0).dup('c').reshape('c', shape));
        } else if (layer instanceof DenseLayer || layer instanceof BaseOutputLayer) {
            // [in, out] in F order is [out, in] in C order, element for element: a view of 100 million weights.
            return new TorchPlace(name + ".weight", new long[] {shape[1], shape[0]}, 0, INDArray::transpose);
        } else if (layer.getLayerName().endsWith("/channels")) {
            return same(name + ".depthwise.weight", shape);
        }
        String kind = isVertex.test(name + "/channels") ? ".pointwise.weight" : ".weight";
        return grouped(name, layer.getLayerName(), kind, shape);
    }

    private static TorchPlace grouped(String name, String vertex, String kind, long[] shape) {
        int group = vertex.matches(".*/group\\d+") ? Integer.parseInt(vertex.replaceAll(".*/group", "")) : 0;
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        // A bias is [1, out].
        long[] torch = kind.equals(".bias") ? new long[] {count} : shape;
        return new TorchPlace(name + kind, torch, group * count, part -> part.reshape('c', shape));
    }

    /** W, RW and b, or those of the two directions: fW, bW, .. . */
    private static TorchPlace gates(String name, String parameter, long[] shape) {
        boolean isBackward = parameter.startsWith("b") && parameter.length() > 1;
        String own = parameter.replaceFirst("^[fb](?=.)", "");
        String kind = own.equals("W") ? "weight_ih" : own.equals("RW") ? "weight_hh" : "bias_ih";
        String key = name + "." + kind + "_l0" + (isBackward ? "_reverse" : "");
        long width = shape[shape.length - 1];
        long[] torch = own.equals("b") ? new long[] {width} : new long[] {width, shape[0]};
        return new TorchPlace(key, torch, 0, part -> {
            long unit = width / GATES.length;
            INDArray[] ordered = IntStream.of(GATES)
                    .mapToObj(gate -> part.get(NDArrayIndex.interval(gate * unit, (gate + 1) * unit)))
                    .toArray(INDArray[]::new);
            INDArray joined = Nd4j.concat(0, ordered);
            return torch.length == 1 ? joined.reshape(shape) : joined.transpose();
        });
    }

    /** The layer of the language that a vertex belongs to: lowering puts its other vertices below its name. */
    private static String declared(String vertex, Predicate<String> isVertex) {
        boolean isPart = vertex.matches(".*/(norm|channels|whole|group\\d+)");
        return isPart && isVertex.test(owner(vertex)) ? owner(vertex) : vertex;
    }

    private static String owner(String vertex) {
        return vertex.substring(0, vertex.lastIndexOf('/'));
    }

    long length() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** {@return the elements of {@code parameter}, in C order of PyTorch's part} */
    double[] inTorch(INDArray parameter) {
        int count = Math.toIntExact(length());
        // Which element of PyTorch's stands at each place here.
        double[] places = toDeeplearning4j
                .apply(Nd4j.createFromArray(
                                IntStream.range(0, count).asDoubleStream().toArray())
                        .reshape('c', shape))
                .dup('c')
                .data()
                .asDouble();
        double[] values = parameter.dup('c').data().asDouble();
        double[] made = new double[count];
        for (int i = 0; i < count; i++) {
            made[(int) places[i]] = values[i];
        }
        return made;
    }
}
