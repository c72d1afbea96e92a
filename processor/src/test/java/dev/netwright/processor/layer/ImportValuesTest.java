package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Tensor;
import dev.netwright.engine.reference.ForwardPass;
import dev.netwright.engine.reference.Reference;
import dev.netwright.runtime.operations.GraphImport;
import dev.netwright.runtime.operations.ImportedHead;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Every row of the layer tables, with a loss behind it: the reference of the operations gives the loss and the gradients that
 * Deeplearning4j gives.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportValuesTest {
    private static final int BATCH = 3;
    private static final double TOLERANCE = 1e-4;

    private List<Row> rows;
    private CompiledNetworks compiled;

    @BeforeAll
    void compile() {
        // What is dropped is drawn by other numbers; the reference of an LSTM asks for both of ONNX's biases.
        rows = LayerTableTest.allRows().stream()
                .filter(row -> !Set.of("Dropout", "Lstm").contains(row.kind()))
                .toList();
        Map<String, String> networks = new LinkedHashMap<>();
        rows.forEach(row -> networks.put(LayerTableTest.className(row), withLoss(row.methods())));
        compiled = new CompiledNetworks(networks);
    }

    private static String withLoss(String methods) {
        return methods.replace(
                        "@Output FeatureVolume", "@Flatten FeatureVector flat();\n    @RegressionOutput FeatureVector")
                .replace("@Output", "@RegressionOutput");
    }

    @TestFactory
    Stream<DynamicTest> rowsTrainAsInDeeplearning4j() {
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
    }

    private void check(Row row) {
        ComputationGraph network = compiled.built(LayerTableTest.className(row)).graph();
        spread(network);
        GraphImport imported = GraphImport.training(network);
        ImportedHead head = imported.heads().get(0);
        INDArray[] inputs = row.inputs().stream()
                .map(shape -> input(Tensors.batch(shape, BATCH), row.kind().equals("Embedding")))
                .toArray(INDArray[]::new);
        INDArray output = network.output(false, inputs)[0];
        INDArray labels = Tensors.pattern(DataType.FLOAT, 0.2, output.shape());

        network.setInputs(inputs);
        network.setLabels(labels);
        network.computeGradientAndScore();

        Map<String, Tensor> tensors = new HashMap<>();
        List<String> names = network.getConfiguration().getNetworkInputs();
        for (int i = 0; i < inputs.length; i++) {
            tensors.put(names.get(i), tensor(inputs[i]));
        }
        assertClose(
                Reference.of(GraphImport.prediction(network).graph())
                        .forward(tensors, parameters(network))
                        .tensor(GraphImport.prediction(network).activations().get(head.name()))
                        .values(),
                tensor(output).values());

        tensors.put(head.labels(), tensor(labels));
        for (Graph graph : List.of(imported.graph(), imported.graph(List.of(head.loss())))) {
            ForwardPass pass = Reference.of(graph).training(1).forward(tensors, parameters(network));
            assertThat(pass.tensor(head.loss()).values()[0] / BATCH)
                    .isCloseTo(network.score(), within(TOLERANCE * Math.max(1, Math.abs(network.score()))));
            Tensor one = new Tensor(Shape.of(1), new double[] {1});
            double[] gradients = pass.backward(Map.of(head.loss(), one)).parameters();
            if (gradients.length > 0) {
                assertClose(gradients, values(network.getGradientsViewArray()));
            }
        }
    }

    private static double[] parameters(ComputationGraph network) {
        return network.params() == null ? new double[0] : values(network.params());
    }

    /** Weights that no two are alike, and variances above 0. */
    private static void spread(ComputationGraph network) {
        network.paramTable().forEach((key, values) -> {
            INDArray pattern = Tensors.pattern(DataType.FLOAT, 0.03, values.shape());
            values.assign(key.endsWith("_var") ? pattern.mul(pattern).addi(0.5) : pattern.muli(0.5));
        });
    }

    private static INDArray input(long[] shape, boolean isIndex) {
        INDArray values = Tensors.pattern(DataType.FLOAT, 0.03, shape);
        return isIndex ? values.gt(0).castTo(DataType.FLOAT) : values;
    }

    private static Tensor tensor(INDArray array) {
        return new Tensor(
                Shape.of(Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray()), values(array));
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double largest =
                Math.max(1e-3, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("number %d", i).isCloseTo(expected[i], within(TOLERANCE * largest));
        }
    }
}
