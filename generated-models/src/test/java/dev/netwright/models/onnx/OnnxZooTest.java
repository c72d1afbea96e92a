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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A member of each family, exported: ONNX Runtime predicts what Deeplearning4j predicts, and the file is valid. */
class OnnxZooTest {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxZooTest.class);
    private static final String PYTHON = "/usr/bin/python3";
    private static final double TOLERANCE = 1e-5;
    /** Rounding of many normalisations folded into weights adds up: 2.7e-5 was seen for MobileNetV2. */
    private static final double DEEP = 1e-4;

    private static final Set<String> NORMALISED =
            Set.of("torchvision Vgg11BatchNorm", "torchvision DenseNet121", "torchvision MobileNetV2");

    static Stream<Arguments> networks() {
        return Stream.of(
                d2l("LeNet", 3, dev.netwright.models.d2l.LeNetNetwork.builder()::build),
                d2l("LeNetBatchNorm", 1, dev.netwright.models.d2l.LeNetBatchNormNetwork.builder()::build),
                d2l("AlexNet", 1, dev.netwright.models.d2l.AlexNetNetwork.builder()::build),
                d2l("Vgg11Quarter", 1, dev.netwright.models.d2l.Vgg11QuarterNetwork.builder()::build),
                d2l("Nin", 1, dev.netwright.models.d2l.NinNetwork.builder()::build),
                d2l("GoogLeNet", 1, dev.netwright.models.d2l.GoogLeNetNetwork.builder()::build),
                d2l("ResNet18", 1, dev.netwright.models.d2l.ResNet18Network.builder()::build),
                torchvision("Vgg11BatchNorm", dev.netwright.models.torchvision.Vgg11BatchNormNetwork.builder()::build),
                torchvision("GoogLeNet", dev.netwright.models.torchvision.GoogLeNetNetwork.builder()::build),
                torchvision(
                        "GoogLeNetAuxiliary",
                        dev.netwright.models.torchvision.GoogLeNetAuxiliaryNetwork.builder()::build),
                torchvision("ResNet50", dev.netwright.models.torchvision.ResNet50Network.builder()::build),
                torchvision("SqueezeNet11", dev.netwright.models.torchvision.SqueezeNet11Network.builder()::build),
                torchvision("DenseNet121", dev.netwright.models.torchvision.DenseNet121Network.builder()::build),
                torchvision("MobileNetV2", dev.netwright.models.torchvision.MobileNetV2Network.builder()::build));
    }

    private static Arguments d2l(String name, double gain, Supplier<TrainableNetwork> network) {
        return arguments("d2l " + name, gain, network);
    }

    private static Arguments torchvision(String name, Supplier<TrainableNetwork> network) {
        return arguments("torchvision " + name, 1.0, network);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void predictsTheSameInOnnxRuntime(
            String name, double gain, Supplier<TrainableNetwork> supplier, @TempDir Path folder)
            throws IOException, InterruptedException {
        TrainableNetwork network = supplier.get();
        ParityWeights.fill(network.graph(), gain);
        network.exportOnnx(folder.resolve("network.onnx"));
        try (Predictor onnx = Predictor.open(folder.resolve("network.onnx"));
                Predictor here = network.predictor()) {
            assertThat(onnx.model()).isEqualTo(here.model());
            for (int examples : new int[] {1, 3}) {
                float[][] images = images(examples, onnx.inputs().get(0).size());
                float[][] expected = here.predict(images);
                double distance = distance(onnx.predict(images), expected);
                LOG.info("{}, batch {}: {}, most probable {}", name, examples, distance, largest(expected));
                assertThat(distance).as("batch %d", examples).isLessThan(NORMALISED.contains(name) ? DEEP : TOLERANCE);
            }
        }
        requireValid(folder);
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

    private static void requireValid(Path folder) throws IOException, InterruptedException {
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
        assertThat(said).startsWith("1 models are valid");
    }
}
