package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.runtime.NetworkSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Forward values of PyTorch for convolutions over maps, sequences and volumes, in float32 within 1e-4.
 * {@code torch_layers.py}, beside the recorded numbers, made them; inputs and weights are {@link Tensors#pattern} on both
 * sides, the weights put where Deeplearning4j keeps them.
 */
final class LayerValues {
    private static final int BATCH = 2;
    private static final double TOLERANCE = 1e-4;

    /** PyTorch's blocks i, f, g, o in Deeplearning4j's order g, f, o, i. */
    private static final int[] GATES = {2, 1, 3, 0};

    record Recorded(String name, String input, String layer, double[] output) {
        String methods() {
            return Row.input(input, "x") + "    " + layer + " Tensor layer(Tensor x);\n"
                    + (layer.contains("Output") ? "" : "    @Output Tensor out();\n");
        }
    }

    private final List<Recorded> cases;
    private final CompiledNetworks compiled;

    /** @param sizes of the inputs: 3 for maps, 2 for sequences, 4 for volumes */
    LayerValues(int... sizes) throws IOException {
        cases = read().stream()
                .filter(recorded ->
                        Arrays.stream(sizes).anyMatch(size -> recorded.input().split("x").length == size))
                .toList();
        Map<String, String> networks = new LinkedHashMap<>();
        cases.forEach(recorded -> networks.put("V" + recorded.name(), recorded.methods()));
        compiled = new CompiledNetworks(networks);
    }

    List<Recorded> cases() {
        return cases;
    }

    private static List<Recorded> read() throws IOException {
        try (InputStream in = LayerValues.class.getResourceAsStream("torch-layers.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<Recorded> cases = new ArrayList<>();
            for (int line = 0; line < lines.size(); line += 2) {
                String[] head = lines.get(line).split(" \\| ");
                double[] output = Arrays.stream(lines.get(line + 1).split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                cases.add(new Recorded(head[0], head[1], head[2], output));
            }
            return cases;
        }
    }

    void check(Recorded recorded) {
        ComputationGraph graph =
                new ComputationGraph(compiled.configuration("V" + recorded.name(), NetworkSettings.defaults()));
        graph.init();
        for (var layer : graph.getLayers()) {
            for (String name : layer.paramTable().keySet()) {
                INDArray parameter = layer.getParam(name);
                parameter.assign(weights(layer.conf().getLayer(), name, parameter.shape()));
            }
        }
        INDArray input = Tensors.pattern(DataType.FLOAT, 0, Tensors.batch(recorded.input(), BATCH));
        double[] actual = graph.outputSingle(input).dup('c').ravel().toDoubleVector();
        assertThat(actual).hasSameSizeAs(recorded.output());
        assertThat(actual).containsExactly(recorded.output(), within(TOLERANCE));
    }

    private static INDArray weights(Layer layer, String name, long[] shape) {
        if (layer instanceof DepthwiseConvolution2D && name.equals("W")) {
            return pattern(shape[2], shape[3], shape[0], shape[1]).permute(2, 3, 0, 1);
        }
        if (layer instanceof SeparableConvolution2D && name.equals("W")) {
            return pattern(shape[1], shape[0], shape[2], shape[3]).permute(1, 0, 2, 3);
        }
        if (layer instanceof Convolution1DLayer && name.equals("W")) {
            return pattern(shape[0], shape[1], shape[2])
                    .permute(2, 1, 0)
                    .dup('c')
                    .reshape('c', shape);
        }
        if (layer instanceof LSTM || layer instanceof Bidirectional) {
            return gates(shape);
        }
        int group = layer.getLayerName().contains("/group")
                ? Integer.parseInt(layer.getLayerName().replaceAll(".*/group", ""))
                : 0;
        return group(shape, group);
    }

    /** The rows of one group of channels: PyTorch keeps those of all groups in one array, one below the other. */
    private static INDArray group(long[] shape, int group) {
        long[] all = shape.clone();
        all[0] = shape[0] * (group + 1);
        return pattern(all).get(NDArrayIndex.interval(shape[0] * group, all[0]));
    }

    /** PyTorch's [4 units, F] in four blocks, transposed; or its two biases of [4 units], which are added up. */
    static INDArray gates(long[] shape) {
        long width = shape[shape.length - 1];
        boolean isBias = shape.length == 1;
        INDArray blocks = isBias ? pattern(width).mul(2) : pattern(width, shape[0]);
        INDArray[] ordered = new INDArray[GATES.length];
        for (int block = 0; block < GATES.length; block++) {
            long from = GATES[block] * width / GATES.length;
            ordered[block] = blocks.get(NDArrayIndex.interval(from, from + width / GATES.length));
        }
        INDArray joined = Nd4j.concat(0, ordered);
        return isBias ? joined : joined.transpose();
    }

    private static INDArray pattern(long... shape) {
        return Tensors.pattern(DataType.FLOAT, 0, shape);
    }
}
