package dev.netwright.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import dev.netwright.models.d2l.LeNetNetwork;
import dev.netwright.models.d2l.NinNetwork;
import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.PredictorException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An exported network predicts in a JVM that has neither Deeplearning4j nor ND4J on its class path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingAloneTest {
    private Path folder;
    private Path model;
    private float[] expected;

    @BeforeAll
    void export(@TempDir Path shared) {
        folder = shared;
        TrainableNetwork network = LeNetNetwork.builder().seed(3).build();
        model = folder.resolve("lenet.onnx");
        network.exportOnnx(model);
        try (Predictor predictor = network.predictor()) {
            float[] image = new float[predictor.inputs().get(0).size()];
            Arrays.fill(image, 0.5f);
            expected = predictor.predict(image);
        }
    }

    @Test
    void theGeneratedClassOpensIt() throws Exception {
        String said = run("network", Predictor.class, OrtEnvironment.class, TrainableNetwork.class, LeNetNetwork.class);
        assertThat(said).startsWith("false false [");
        assertPredicted(said);
    }

    @Test
    void twoJarsAreEnough() throws Exception {
        String said = run("file", Predictor.class, OrtEnvironment.class);
        assertThat(said).startsWith("false false [");
        assertPredicted(said);
    }

    @Test
    void withoutOnnxRuntimeOneLineSaysWhatToAdd() throws Exception {
        assertThat(run("file", Predictor.class))
                .contains("PredictorException: ONNX Runtime is not on the class path: add"
                        + " com.microsoft.onnxruntime:onnxruntime (CPU) or com.microsoft.onnxruntime:onnxruntime_gpu"
                        + " (CUDA)");
    }

    @Test
    void theNativeLibrariesAreUnpackedOnceForAllStarts() throws Exception {
        Path cache = folder.resolve("cache");
        String first = run("file", List.of("-Dnetwright.cache=" + cache), Predictor.class, OrtEnvironment.class);
        assertPredicted(first);
        Path kept = kept(first);
        assertThat(kept).startsWith(cache);
        Path library = kept.resolve(System.mapLibraryName("onnxruntime"));
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(library, old);
        String second = run("file", List.of("-Dnetwright.cache=" + cache), Predictor.class, OrtEnvironment.class);
        assertPredicted(second);
        assertThat(kept(second)).isEqualTo(kept);
        assertThat(Files.getLastModifiedTime(library)).as("not unpacked again").isEqualTo(old);
    }

    @Test
    void withoutACacheOnnxRuntimeUnpacksThemItself() throws Exception {
        String said = run("file", List.of("-Dnetwright.cache=off"), Predictor.class, OrtEnvironment.class);
        assertPredicted(said);
        assertThat(said).endsWith("] null");
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        said = run("file", List.of("-Dnetwright.cache=" + file), Predictor.class, OrtEnvironment.class);
        assertPredicted(said);
        assertThat(said).endsWith("] null");
    }

    private static Path kept(String said) {
        return Path.of(said.substring(said.indexOf(']') + 2));
    }

    @Test
    void anotherNetworksFileIsRefused() {
        assertThatThrownBy(() -> NinNetwork.predictor(model))
                .isInstanceOf(PredictorException.class)
                .hasMessage(model + ": it holds LeNet, expected Nin (fingerprint "
                        + LeNetNetwork.FINGERPRINT.substring(0, 12) + ", expected "
                        + NinNetwork.FINGERPRINT.substring(0, 12)
                        + "); export the network that this class was generated from");
    }

    private void assertPredicted(String said) {
        String[] values =
                said.substring(said.indexOf('[') + 1, said.indexOf(']')).split(", ");
        assertThat(values).hasSize(expected.length);
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(Float.parseFloat(values[i]) - expected[i])).isLessThan(1e-5f);
        }
    }

    /** What the program writes, or, where it ends otherwise, what it says. */
    private String run(String what, Class<?>... classPath) throws IOException, InterruptedException {
        return run(what, List.of(), classPath);
    }

    private String run(String what, List<String> options, Class<?>... classPath)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Files.deleteIfExists(output);
        String jars = Stream.concat(Stream.of(classPath), Stream.of(ServingProgram.class))
                .map(ServingAloneTest::location)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", jars, ServingProgram.class.getName(), what, model.toString(), output.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Files.readString(output) : said;
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
