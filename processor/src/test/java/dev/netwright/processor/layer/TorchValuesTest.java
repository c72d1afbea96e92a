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
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Forward values of generated layers against PyTorch's, within 1e-4 in float32. {@code torch_values.py}, beside the
 * recorded numbers, made them; inputs and weights are {@link Tensors#pattern} on both sides.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TorchValuesTest {
    private static final int BATCH = 2;
    private static final double TOLERANCE = 1e-4;

    private List<Recorded> cases;
    private CompiledNetworks compiled;

    private record Recorded(String name, String input, String layer, double offset, double[] output) {
        String className() {
            return "T" + name;
        }

        String methods() {
            boolean isHead = layer.contains("Output");
            return Row.input(input, "x") + "    " + layer + " Tensor layer(Tensor x);\n"
                    + (isHead ? "" : "    @Output Tensor out();\n");
        }
    }

    @BeforeAll
    void compile() throws IOException {
        cases = read();
        Map<String, String> networks = new LinkedHashMap<>();
        cases.forEach(recorded -> networks.put(recorded.className(), recorded.methods()));
        compiled = new CompiledNetworks(networks);
    }

    private static List<Recorded> read() throws IOException {
        try (InputStream in = TorchValuesTest.class.getResourceAsStream("torch-values.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<Recorded> cases = new ArrayList<>();
            for (int line = 0; line < lines.size(); line += 2) {
                String[] head = lines.get(line).substring("case ".length()).split(" \\| ");
                double[] output = Arrays.stream(lines.get(line + 1).split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                cases.add(new Recorded(head[0], head[1], head[2], Double.parseDouble(head[3]), output));
            }
            return cases;
        }
    }

    @TestFactory
    Stream<DynamicTest> forwardValuesEqualPyTorch() {
        return cases.stream()
                .map(recorded -> DynamicTest.dynamicTest(
                        recorded.name() + " [" + recorded.input() + "] " + recorded.layer(), () -> check(recorded)));
    }

    private void check(Recorded recorded) {
        ComputationGraph graph =
                new ComputationGraph(compiled.configuration(recorded.className(), NetworkSettings.defaults()));
        graph.init();
        setWeights(graph);
        INDArray input = Tensors.pattern(DataType.FLOAT, recorded.offset(), Tensors.batch(recorded.input(), BATCH));
        double[] actual = graph.outputSingle(input).dup('c').ravel().toDoubleVector();
        assertThat(actual).hasSameSizeAs(recorded.output());
        assertThat(actual).containsExactly(recorded.output(), within(TOLERANCE));
    }

    /**
     * The same numbers into the same places as in PyTorch, whose dense weights are [units, features], and depthwise ones
     * [C * multiplier, 1, H, W] where Deeplearning4j has [H, W, C, multiplier].
     */
    private static void setWeights(ComputationGraph graph) {
        for (var layer : graph.getLayers()) {
            for (String name : layer.paramTable().keySet()) {
                long[] shape = layer.getParam(name).shape();
                layer.getParam(name).assign(weights(layer.conf().getLayer(), name, shape));
            }
        }
    }

    private static INDArray weights(Layer layer, String name, long[] shape) {
        if (layer instanceof DepthwiseConvolution2D && name.equals("W")) {
            return Tensors.pattern(DataType.FLOAT, 0, shape[2], shape[3], shape[0], shape[1])
                    .permute(2, 3, 0, 1);
        }
        if (layer instanceof DenseLayer && name.equals("W")) {
            return Tensors.pattern(DataType.FLOAT, 0, shape[1], shape[0]).transpose();
        }
        boolean isVariance = layer instanceof BatchNormalization && name.equals("var");
        return Tensors.pattern(DataType.FLOAT, isVariance ? 2 : 0, shape);
    }

    @Test
    void everyActivationIsRecorded() {
        assertThat(cases).hasSizeGreaterThan(90);
        String layers = String.join("\n", cases.stream().map(Recorded::layer).toList());
        assertThat(dev.netwright.dsl.Activation.values())
                .allSatisfy(activation -> assertThat(layers).contains("@Activate(" + activation + ")"));
    }
}
