package dev.netwright.models.d2l;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.netwright.models.parity.Parity;
import dev.netwright.models.parity.ParityAssertions;
import dev.netwright.models.parity.ParityRecord;
import dev.netwright.models.parity.ParityWeights;
import dev.netwright.runtime.TrainableNetwork;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Every d2l network computes what PyTorch computes on the same weights, layer by layer, within {@link Parity#LIMIT}.
 * The recorded vectors say how they were made; {@code parity/README.md} says how to make them again.
 */
class PyTorchParityTest {
    static Stream<Arguments> networks() {
        return Stream.of(
                network("LeNet", () -> LeNetNetwork.builder().build()),
                network("LeNetBatchNorm", () -> LeNetBatchNormNetwork.builder().build()),
                network("AlexNet", () -> AlexNetNetwork.builder().build()),
                network("Vgg11", () -> Vgg11Network.builder().build()),
                network("Vgg11Quarter", () -> Vgg11QuarterNetwork.builder().build()),
                network("Nin", () -> NinNetwork.builder().build()),
                network("GoogLeNet", () -> GoogLeNetNetwork.builder().build()),
                network("ResNet18", () -> ResNet18Network.builder().build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void computesWhatPyTorchComputes(String name, Supplier<TrainableNetwork> network) {
        ParityAssertions.assertComputesWhatPyTorchComputes(name, network.get());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void theRecordedLogitsDependOnTheImage(String name) {
        ParityAssertions.assertRecordedLogitsDependOnTheImage(name);
    }

    @Test
    void aWrongBiasIsFoundAtItsLayer() {
        ParityRecord recorded = ParityRecord.read("LeNet");
        ComputationGraph graph = LeNetNetwork.builder().build().graph();
        ParityWeights.fill(graph, recorded.gain());
        graph.getParam("conv2_b").addi(0.01);

        assertThat(Parity.measure(graph, recorded).differences())
                .first()
                .asString()
                .startsWith("conv2:");
    }

    @Test
    void aTransposedKernelIsFoundAtItsLayer() {
        ParityRecord recorded = ParityRecord.read("LeNet");
        ComputationGraph graph = LeNetNetwork.builder().build().graph();
        ParityWeights.fill(graph, recorded.gain());
        INDArray kernel = graph.getParam("conv1_W");
        kernel.assign(kernel.permute(0, 1, 3, 2).dup());

        assertThat(Parity.measure(graph, recorded).differences())
                .first()
                .asString()
                .startsWith("conv1:");
    }

    @Test
    void aNumberThatIsNotOneIsADifference() {
        ParityRecord recorded = ParityRecord.read("LeNet");
        ComputationGraph graph = LeNetNetwork.builder().build().graph();
        ParityWeights.fill(graph, recorded.gain());
        graph.getParam("logits_b").assign(Double.NaN);

        assertThat(Parity.measure(graph, recorded).differences()).anyMatch(line -> line.startsWith("logits: NaN"));
    }

    private static Arguments network(String name, Supplier<TrainableNetwork> network) {
        return arguments(name, network);
    }
}
