package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.processor.Sources;
import dev.netwright.runtime.Lengths;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.TrainableNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Classifiers of sequences of different lengths against PyTorch's {@code pack_padded_sequence}: logits, and the loss before
 * and after a step, in float32 within 1e-5. {@code torch_padded.py}, beside the recorded numbers, made them.
 */
class PaddedTorchTest {
    private static final double TOLERANCE = 1e-5;
    private static final double SCALE = 0.5;
    private static final int STEPS = 6;
    private static final String NETWORK = """
            import static dev.netwright.dsl.Any.ANY; @Network public interface %s {
                @Input(features = 2, steps = ANY, nominal = 4)  FeatureSequence x();
                %s                                              FeatureSequence read();
                %s                                              FeatureVector pooled();
                @Dense(units = 3)                               FeatureVector logits();
                @SoftmaxOutput                                  FeatureVector label(FeatureVector logits);
            }
            """;

    @TestFactory
    Stream<DynamicTest> equalsPackedSequences() throws IOException {
        List<String> lines;
        try (InputStream in = PaddedTorchTest.class.getResourceAsStream("torch-padded.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        return IntStream.range(0, lines.size() / 3)
                .mapToObj(i -> lines.subList(3 * i, 3 * i + 3))
                .map(recorded -> DynamicTest.dynamicTest(recorded.get(0), () -> check(recorded)));
    }

    private static void check(List<String> recorded) throws ReflectiveOperationException {
        String[] head = recorded.get(0).split(" \\| ");
        int[] lengths =
                Arrays.stream(head[1].split(" ")).mapToInt(Integer::parseInt).toArray();
        TrainableNetwork network = network(head[0], head[2]);
        INDArray x = Tensors.pattern(DataType.FLOAT, 0, lengths.length, 2, STEPS);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, lengths.length, 3);
        IntStream.range(0, lengths.length).forEach(i -> labels.putScalar(i, i % 3, 1));

        INDArray probabilities = network.predict(x, Lengths.of(lengths));
        double before = network.fit(x, labels, Lengths.of(lengths));
        double after = network.evaluate(x, labels, Lengths.of(lengths)).loss();

        double[] losses = numbers(recorded.get(2));
        assertThat(before).isCloseTo(losses[0], within(TOLERANCE));
        assertThat(after).isCloseTo(losses[1], within(TOLERANCE));
        INDArray logits = Nd4j.createFromArray(numbers(recorded.get(1))).reshape(lengths.length, 3);
        INDArray expected = Nd4j.nn().softmax(logits, 1);
        assertThat(probabilities
                        .castTo(DataType.DOUBLE)
                        .sub(expected)
                        .normmaxNumber()
                        .doubleValue())
                .isLessThan(TOLERANCE);
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static TrainableNetwork network(String name, String lstm) throws ReflectiveOperationException {
        String pool = name.endsWith("Mean") ? "@GlobalAvgPool1d" : "@LastStep";
        Class<?> generated = Sources.declaring(NETWORK.formatted(name, lstm, pool))
                .compile()
                .succeeds()
                .load(name + "Network");
        NetworkBuilder<?, ?> builder =
                (NetworkBuilder<?, ?>) generated.getMethod("builder").invoke(null);
        TrainableNetwork network = builder.updater(new Sgd(1)).build();
        for (var layer : network.graph().getLayers()) {
            for (String parameter : layer.paramTable().keySet()) {
                INDArray values = layer.getParam(parameter);
                long[] shape = values.shape();
                boolean isDense = layer.conf().getLayer() instanceof DenseLayer;
                if (!isDense) {
                    values.assign(LayerValues.gates(shape).mul(SCALE));
                } else if (parameter.equals("W")) {
                    values.assign(Tensors.pattern(DataType.FLOAT, 0, shape[1], shape[0])
                            .transpose()
                            .mul(SCALE));
                } else {
                    values.assign(Tensors.pattern(DataType.FLOAT, 0, shape).mul(SCALE));
                }
            }
        }
        return network;
    }
}
