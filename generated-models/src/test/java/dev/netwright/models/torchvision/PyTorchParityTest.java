package dev.netwright.models.torchvision;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.netwright.models.parity.ParityAssertions;
import dev.netwright.runtime.TrainableNetwork;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** At least one member of each family computes what torchvision's own model computes on the same weights. */
class PyTorchParityTest {
    static Stream<Arguments> networks() {
        return Stream.of(
                network("AlexNet", () -> AlexNetNetwork.builder().build()),
                network("Vgg11BatchNorm", () -> Vgg11BatchNormNetwork.builder().build()),
                network("GoogLeNet", () -> GoogLeNetNetwork.builder().build()),
                network("ResNet18", () -> ResNet18Network.builder().build()),
                network("ResNet50", () -> ResNet50Network.builder().build()),
                network("SqueezeNet11", () -> SqueezeNet11Network.builder().build()),
                network("DenseNet121", () -> DenseNet121Network.builder().build()),
                network("MobileNetV2", () -> MobileNetV2Network.builder().build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void computesWhatTorchvisionComputes(String name, Supplier<TrainableNetwork> network) {
        ParityAssertions.assertComputesWhatPyTorchComputes("torchvision/" + name, network.get());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void theRecordedLogitsDependOnTheImage(String name) {
        ParityAssertions.assertRecordedLogitsDependOnTheImage("torchvision/" + name);
    }

    private static Arguments network(String name, Supplier<TrainableNetwork> network) {
        return arguments(name, network);
    }
}
