package dev.netwright.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.netwright.models.parity.ParityWeights;
import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.serving.Predictor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A member of each family, exported: ONNX Runtime predicts what Deeplearning4j predicts, and the file is valid. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnnxZooTest {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxZooTest.class);
    private static final String PYTHON = "/usr/bin/python3";
    private static final double TOLERANCE = 2e-5;
    private static final int EXAMPLES = 2;
    private Path folder;

    @BeforeAll
    void share(@TempDir Path shared) {
        folder = shared;
    }

    /**
     * A member of each family, and the gain of its random weights. With 1, a probability of ResNet-50 becomes 1 and hides
     * every difference, and the seventeen blocks of MobileNetV2 amplify float32's rounding: PyTorch itself is then off from
     * double precision by 1.0e-5, and by 2.3e-5 from itself with the normalisations folded. With 0.8 that is 9.8e-7.
     */
    static Stream<Arguments> networks() {
        return Stream.of(
                d2l("LeNet", 3, dev.netwright.models.d2l.LeNetNetwork.builder()::build),
                d2l("LeNetBatchNorm", 1, dev.netwright.models.d2l.LeNetBatchNormNetwork.builder()::build),
                d2l("AlexNet", 1, dev.netwright.models.d2l.AlexNetNetwork.builder()::build),
                d2l("Vgg11Quarter", 1, dev.netwright.models.d2l.Vgg11QuarterNetwork.builder()::build),
                d2l("Nin", 1, dev.netwright.models.d2l.NinNetwork.builder()::build),
                d2l("GoogLeNet", 1, dev.netwright.models.d2l.GoogLeNetNetwork.builder()::build),
                d2l("ResNet18", 1, dev.netwright.models.d2l.ResNet18Network.builder()::build),
                torchvision("NarrowVgg11BatchNorm", 1, NarrowVgg11BatchNormNetwork.builder()::build),
                torchvision("GoogLeNet", 1, dev.netwright.models.torchvision.GoogLeNetNetwork.builder()::build),
                torchvision(
                        "GoogLeNetAuxiliary",
                        1,
                        dev.netwright.models.torchvision.GoogLeNetAuxiliaryNetwork.builder()::build),
                torchvision("ResNet50", 0.5, dev.netwright.models.torchvision.ResNet50Network.builder()::build),
                torchvision("SqueezeNet11", 1, dev.netwright.models.torchvision.SqueezeNet11Network.builder()::build),
                torchvision("DenseNet121", 1, dev.netwright.models.torchvision.DenseNet121Network.builder()::build),
                torchvision("MobileNetV2", 0.8, dev.netwright.models.torchvision.MobileNetV2Network.builder()::build));
    }

    private static Arguments d2l(String name, double gain, Supplier<TrainableNetwork> network) {
        return arguments("d2l " + name, gain, network);
    }

    private static Arguments torchvision(String name, double gain, Supplier<TrainableNetwork> network) {
        return arguments("torchvision " + name, gain, network);
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void predictsTheSameInOnnxRuntime(String name, double gain, Supplier<TrainableNetwork> supplier) {
        TrainableNetwork network = supplier.get();
        ParityWeights.fill(network.graph(), gain);
        Path file = folder.resolve(name.replace(' ', '-') + ".onnx");
        network.exportOnnx(file);
        try (Predictor onnx = Predictor.open(file);
                Predictor here = network.predictor()) {
            assertThat(onnx.model()).isEqualTo(here.model());
            float[][] images = images(EXAMPLES, onnx.inputs().get(0).size());
            float[][] expected = here.predict(images);
            double distance = distance(onnx.predict(images), expected);
            LOG.info("{}: {}, most probable {}", name, distance, largest(expected));
            assertThat(distance).isLessThan(TOLERANCE);
        }
    }

    @Order(2)
    @Test
    void allAreValid() throws IOException, InterruptedException {
        boolean isThere = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import onnx").start().waitFor() == 0;
        if (System.getenv("NETWRIGHT_ONNX_CHECKER") == null) {
            assumeThat(isThere).as("python3-onnx").isTrue();
        }
        Process checker = new ProcessBuilder(PYTHON, "../parity/check_onnx.py", folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(checker.waitFor()).as(said).isZero();
        assertThat(said).startsWith(networks().count() + " models are valid");
    }

    private static float[][] images(int examples, int size) {
        SplittableRandom random = new SplittableRandom(7);
        float[][] images = new float[examples][size];
        for (float[] image : images) {
            double brightness = random.nextDouble(0.2, 1);
            for (int i = 0; i < size; i++) {
                image[i] = (float) (brightness * random.nextDouble());
            }
        }
        return images;
    }

    /** The largest difference, as a share of the largest value. */
    private static double distance(float[][] actual, float[][] expected) {
        double difference = 0;
        for (int row = 0; row < expected.length; row++) {
            assertThat(actual[row]).hasSameSizeAs(expected[row]);
            for (int i = 0; i < expected[row].length; i++) {
                difference = Math.max(difference, Math.abs((double) actual[row][i] - expected[row][i]));
            }
        }
        return difference / largest(expected);
    }

    private static double largest(float[][] rows) {
        double largest = 0;
        for (float[] row : rows) {
            for (float value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }
}
