package dev.netwright.models.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.NetworkLayer;
import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Random networks compute what PyTorch computes: every layer's shape and values, what is predicted, here and in ONNX Runtime,
 * the loss, and what a step of gradient descent changes. Thirty are recorded; {@code bin/parity} draws three hundred.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomParityTest {
    /** A file of {@code parity/random_networks.py} instead of the recorded one. */
    private static final String FILE = System.getProperty("netwright.parity.random", "");

    private List<RandomNetwork> networks;
    private CompiledInterfaces compiled;

    @BeforeAll
    void compile(@TempDir Path folder) throws IOException {
        networks = RandomNetwork.of(
                FILE.isEmpty()
                        ? ParityRecord.lines("random.txt")
                        : ParityRecord.words(Files.readAllLines(Path.of(FILE)).stream()));
        Map<String, List<String>> sources = new LinkedHashMap<>();
        networks.forEach(network -> sources.put(network.name(), network.methods()));
        compiled = new CompiledInterfaces(sources, folder);
    }

    @AfterAll
    void close() throws IOException {
        compiled.close();
    }

    @Test
    void everyNetworkOfPyTorchsIsAccepted() {
        if (FILE.isEmpty()) {
            assertThat(networks).hasSizeGreaterThanOrEqualTo(30);
        }
        assertThat(compiled.refusals()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> computesWhatPyTorchComputes() {
        return networks.stream()
                .filter(network -> !compiled.refusals().containsKey(network.name()))
                .flatMap(network -> Stream.of(Precision.values())
                        .map(precision -> DynamicTest.dynamicTest(
                                network.name() + " " + precision, () -> compare(network, precision))));
    }

    /** How far from PyTorch, which computes in double precision, counts as equal. */
    private enum Precision {
        FLOAT(Parity.LIMIT, 1e-3),
        DOUBLE(1e-6, 1e-6);

        private final double forward;
        private final double step;

        Precision(double forward, double step) {
            this.forward = forward;
            this.step = step;
        }
    }

    private void compare(RandomNetwork recorded, Precision precision) throws ReflectiveOperationException {
        TrainableNetwork network = compiled.builder(recorded.name())
                .precision(DataType.valueOf(precision.name()))
                .updater(new Sgd(1))
                .build();
        ParityWeights.fill(network.graph(), 1);
        List<String> differences = new ArrayList<>();
        INDArray[] inputs = recorded.inputs().toArray(INDArray[]::new);
        Map<String, NetworkLayer> layers = compiled.layers(recorded.name());
        for (ParityRecord.Stage stage : recorded.stages()) {
            INDArray made = network.activations(layers.get(stage.layer()), inputs);
            note(differences, "layer", stage, made, 0, precision.forward);
        }
        INDArray[] predicted = network.predictAll(inputs);
        for (int head = 0; head < predicted.length; head++) {
            note(differences, "head", recorded.predictions().get(head), predicted[head], 0, precision.forward);
        }
        if (precision == Precision.FLOAT) {
            serve(differences, recorded, network, inputs);
        }
        if (recorded.trains()) {
            step(differences, recorded, network, inputs, precision);
        }
        assertThat(differences).as(recorded.toString()).isEmpty();
    }

    private static void serve(
            List<String> differences, RandomNetwork recorded, TrainableNetwork network, INDArray[] inputs) {
        try (Predictor predictor = network.predictor()) {
            Map<String, Tensor> given = new LinkedHashMap<>();
            for (int i = 0; i < inputs.length; i++) {
                float[] values = inputs[i].dup('c').data().asFloat();
                given.put(predictor.inputs().get(i).name(), Tensor.of(values, inputs[i].shape()));
            }
            List<Tensor> served = List.copyOf(predictor.predict(given).values());
            for (int head = 0; head < served.size(); head++) {
                INDArray values = Nd4j.createFromArray(served.get(head).toArray())
                        .reshape('c', served.get(head).shape());
                note(differences, "ONNX Runtime", recorded.predictions().get(head), values, 0, Parity.LIMIT);
            }
        }
    }

    private static void step(
            List<String> differences,
            RandomNetwork recorded,
            TrainableNetwork network,
            INDArray[] inputs,
            Precision precision) {
        ComputationGraph graph = network.graph();
        Map<String, double[]> before = parameters(graph);
        double loss = network.fit(inputs, recorded.labels().toArray(INDArray[]::new));
        if (!(Math.abs(loss - recorded.loss()) <= precision.forward * Math.abs(recorded.loss()))) {
            differences.add("loss %s, in PyTorch %s".formatted(loss, recorded.loss()));
        }
        Map<String, double[]> after = parameters(graph);
        double largest = recorded.steps().stream()
                .mapToDouble(ParityRecord.Stage::meanAbsolute)
                .max()
                .orElse(0);
        for (ParityRecord.Stage step : recorded.steps()) {
            double[] was = before.get(step.layer());
            double[] is = after.get(step.layer());
            double[] change = new double[was.length];
            Arrays.setAll(change, i -> is[i] - was[i]);
            // A small change of a large weight is rounded as the weight is.
            double rounded = 4e-3 * Arrays.stream(is).map(Math::abs).max().orElse(0);
            INDArray tensor =
                    Nd4j.createFromArray(change).reshape('c', step.summary().shape());
            note(differences, "step", step, tensor, Math.max(rounded, 1e-2 * largest), precision.step);
        }
    }

    /** The parameters as PyTorch keeps them, by PyTorch's names. */
    private static Map<String, double[]> parameters(ComputationGraph graph) {
        Map<String, TreeMap<Long, double[]>> parts = new LinkedHashMap<>();
        for (Layer layer : graph.getLayers()) {
            layer.paramTable().forEach((name, value) -> {
                TorchPlace place = TorchPlace.of(
                        layer.conf().getLayer(), name, value.shape(), vertex -> graph.getVertex(vertex) != null);
                parts.computeIfAbsent(place.key(), key -> new TreeMap<>()).put(place.offset(), place.inTorch(value));
            });
        }
        Map<String, double[]> whole = new LinkedHashMap<>();
        parts.forEach((key, values) -> whole.put(
                key, values.values().stream().flatMapToDouble(Arrays::stream).toArray()));
        return whole;
    }

    /** The error is measured by the mean absolute value of the tensor, or by {@code least} if it is larger. */
    private static void note(
            List<String> differences,
            String what,
            ParityRecord.Stage recorded,
            INDArray ours,
            double least,
            double limit) {
        if (ours == null) {
            differences.add("%s %s is not there".formatted(what, recorded.layer()));
            return;
        }
        double size = Math.max(1e-6, Math.max(least, recorded.meanAbsolute()));
        double error =
                Parity.error(recorded.summary(), Parity.summary(Parity.inOrder(ours), recorded.samples()), size, ours);
        if (!(error <= limit)) {
            differences.add(String.format(
                    Locale.ROOT,
                    "%s %s: %.2e of %.3g, %s instead of %s",
                    what,
                    recorded.layer(),
                    error,
                    recorded.meanAbsolute(),
                    Arrays.toString(ours.shape()),
                    Arrays.toString(recorded.summary().shape())));
        }
    }
}
