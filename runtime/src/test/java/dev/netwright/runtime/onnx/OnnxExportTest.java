package dev.netwright.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.serving.ModelOutput;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.PredictorOptions;
import dev.netwright.serving.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OnnxExportTest {
    private static final float TOLERANCE = 1e-6f;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("network.onnx");
    }

    private Onnx.ModelProto exported(TrainableNetwork network) throws IOException {
        network.exportOnnx(file());
        try (InputStream in = Files.newInputStream(file())) {
            return Onnx.ModelProto.parseFrom(in);
        }
    }

    @Test
    void theModelSaysWhatItIs() throws IOException {
        Onnx.ModelProto model = exported(FixtureNetwork.convolutional().build());
        assertThat(model.getIrVersion()).isEqualTo(8);
        assertThat(model.getOpsetImportList())
                .extracting(Onnx.OperatorSetIdProto::getVersion)
                .containsExactly(17L);
        assertThat(model.getProducerName()).isEqualTo("netwright");
        assertThat(model.getGraph().getName()).isEqualTo("Small");
        assertThat(model.getGraph()
                        .getInput(0)
                        .getType()
                        .getTensorType()
                        .getShape()
                        .getDim(0)
                        .getDimParam())
                .isEqualTo("N");
    }

    @Test
    void nodesAndTensorsHaveTheNamesOfTheLayers() throws IOException {
        Onnx.GraphProto graph = exported(FixtureNetwork.convolutional().build()).getGraph();
        assertThat(graph.getNodeList())
                .extracting(node -> node.getName() + " " + node.getOpType() + " " + node.getOutput(0))
                .containsExactly(
                        "stage1/conv_0 Conv stage1/conv_0:Conv",
                        "stage1/conv_0:Relu Relu stage1/conv_0",
                        "flat Flatten flat",
                        "logits Gemm logits",
                        "class Softmax class");
        assertThat(graph.getInitializerList())
                .extracting(Onnx.TensorProto::getName)
                .containsExactly("stage1/conv_0.W", "stage1/conv_0.b", "logits.W", "logits.b");
    }

    @Test
    void headsAreInDeclaredOrderWithoutAuxiliaryOnes() throws IOException {
        FixtureNetwork network = FixtureNetwork.manyHeads().build();
        Onnx.GraphProto graph = exported(network).getGraph();
        assertThat(graph.getOutputList())
                .extracting(Onnx.ValueInfoProto::getName)
                .containsExactly("class", "value", "code");
        assertThat(graph.getNodeList())
                .extracting(Onnx.NodeProto::getOpType)
                .doesNotContain("Identity")
                .filteredOn("Gemm"::equals)
                .as("without that of the auxiliary head")
                .hasSize(3);

        INDArray points = Nd4j.rand(DataType.FLOAT, 3, 5);
        INDArray[] expected = network.predictAll(points);
        try (Predictor predictor = Predictor.open(file())) {
            assertThat(predictor.outputs()).extracting(ModelOutput::name).containsExactly("class", "value", "code");
            Map<String, Tensor> outputs =
                    predictor.predict(Map.of("point", Tensor.of(points.data().asFloat(), 3, 5)));
            int head = 0;
            for (Tensor output : outputs.values()) {
                assertThat(output.shape()).isEqualTo(expected[head].shape());
                assertClose(output.toArray(), expected[head++].dup('c').data().asFloat());
            }
        }
    }

    @Test
    void aNetworkOfDoublesIsExportedAsFloats() {
        FixtureNetwork network =
                FixtureNetwork.convolutional().precision(DataType.DOUBLE).build();
        network.exportOnnx(file());
        float[] image = image();
        try (Predictor onnx = Predictor.open(file());
                Predictor here = network.predictor()) {
            assertClose(onnx.predict(image), here.predict(image));
        }
    }

    @Test
    void bothEnginesAreOneInterface() {
        FixtureNetwork network = FixtureNetwork.convolutional().seed(5).build();
        network.exportOnnx(file());
        float[] image = image();
        try (Predictor onnx = Predictor.open(file(), PredictorOptions.defaults().withThreads(1));
                Predictor here = network.predictor()) {
            assertThat(onnx.model()).isEqualTo(here.model());
            assertThat(onnx.toString()).isEqualTo("Small: image 1x6x6 > class 3 SOFTMAX");
            assertThat(onnx.classify(image).label())
                    .isEqualTo(here.classify(image).label());
        }
    }

    @Test
    void thePredictorFollowsTheNetworkAndLeavesItOpen() {
        FixtureNetwork network = FixtureNetwork.convolutional().build();
        float[] image = new float[36];
        Predictor predictor = network.predictor();
        float[] before = predictor.predict(image);
        network.graph().getParam("logits_b").addi(Nd4j.createFromArray(1f, 0f, 0f));
        assertThat(predictor.predict(image)[0]).isGreaterThan(before[0]);
        predictor.close();
        assertThat(network.predictor().predict(image)).hasSize(3);
    }

    @Test
    void severalThreadsPredictAtOnce() throws Exception {
        FixtureNetwork network = FixtureNetwork.convolutional().build();
        network.exportOnnx(file());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Predictor predictor =
                Predictor.open(file(), PredictorOptions.defaults().withThreads(1))) {
            List<float[]> images = new ArrayList<>();
            List<float[]> expected = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                float[] image = new float[36];
                Arrays.fill(image, i / 8f);
                images.add(image);
                expected.add(predictor.predict(image));
            }
            List<Future<float[]>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                float[] image = images.get(i % 8);
                results.add(threads.submit(() -> predictor.predict(image)));
            }
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(expected.get(i % 8));
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Batches so large that they are not copied are among them, and what was given out stays as it was. */
    @Test
    void batchesOfAllSizesInTurn() {
        FixtureNetwork network = FixtureNetwork.convolutional().seed(5).build();
        network.exportOnnx(file());
        try (Predictor onnx = Predictor.open(file(), PredictorOptions.defaults().withThreads(1));
                Predictor here = network.predictor()) {
            List<FloatBuffer> made = new ArrayList<>();
            List<FloatBuffer> expected = new ArrayList<>();
            int[] sizes = {1, 1, 1, 3, 600, 600, 600, 1, 3, 3, 3, 2};
            for (int i = 0; i < sizes.length; i++) {
                FloatBuffer examples = i % 2 == 0 ? FloatBuffer.allocate(36 * sizes[i]) : direct(36 * sizes[i]);
                for (int j = 0; j < examples.capacity(); j++) {
                    examples.put(j, (j + 5 * i) % 11 / 11f);
                }
                made.add(onnx.predict(examples));
                expected.add(here.predict(examples));
            }
            for (int i = 0; i < sizes.length; i++) {
                assertClose(values(made.get(i)), values(expected.get(i)));
            }
        }
    }

    private static FloatBuffer direct(int size) {
        return ByteBuffer.allocateDirect(size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static float[] values(FloatBuffer buffer) {
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing").resolve("network.onnx");
        TrainableNetwork network = FixtureNetwork.convolutional().build();
        assertThatThrownBy(() -> network.exportOnnx(missing))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith(missing + ": the ONNX model cannot be written: no such file or folder");
    }

    private static float[] image() {
        float[] image = new float[36];
        for (int i = 0; i < image.length; i++) {
            image[i] = i % 7 / 7f;
        }
        return image;
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i])).isLessThan(TOLERANCE * Math.max(1, Math.abs(expected[i])));
        }
    }
}
