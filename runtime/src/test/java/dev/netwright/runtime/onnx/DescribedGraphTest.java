package dev.netwright.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.PredictorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import onnx.Onnx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose description and graph say different things, each changed by another tool. */
class DescribedGraphTest {
    private static final String MISMATCH = "the given bytes: its description does not match its graph: it describes ";
    private static final String AGAIN = "; export it again";

    @TempDir
    private Path folder;

    private Onnx.ModelProto model;

    @BeforeEach
    void export() throws IOException {
        Path file = folder.resolve("network.onnx");
        FixtureNetwork.convolutional().seed(5).build().exportOnnx(file);
        model = Onnx.ModelProto.parseFrom(Files.readAllBytes(file));
    }

    private byte[] described(String key, String value) {
        Onnx.ModelProto.Builder changed = model.toBuilder();
        changed.getMetadataPropsBuilderList().stream()
                .filter(entry -> entry.getKey().equals(key))
                .forEach(entry -> entry.setValue(value));
        return changed.build().toByteArray();
    }

    private byte[] graph(Consumer<Onnx.GraphProto.Builder> change) {
        Onnx.ModelProto.Builder changed = model.toBuilder();
        change.accept(changed.getGraphBuilder());
        return changed.build().toByteArray();
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> Predictor.open(bytes).close())
                .isInstanceOf(PredictorException.class)
                .hasMessage(message);
    }

    @Test
    void whatMatchesIsOpened() {
        try (Predictor predictor = Predictor.open(described("netwright.network", "Renamed"))) {
            assertThat(predictor.predict(new float[36])).hasSize(3);
        }
    }

    @Test
    void namesRanksAndSizesAreThoseOfTheGraph() {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("photo 1x6x6", "inputs [photo], and the graph has inputs [image]");
        inputs.put("image 1x6x7", "input image [any, 1, 6, 7] of FLOAT, and the graph has [any, 1, 6, 6] of FLOAT");
        inputs.put("image 36", "input image [any, 36] of FLOAT, and the graph has [any, 1, 6, 6] of FLOAT");
        inputs.put(
                "image 1x6>=1<=9x6>=1<=9",
                "input image [any, 1, any, any] of FLOAT, and the graph has [any, 1, 6, 6] of FLOAT");
        inputs.forEach(
                (text, problem) -> assertRefused(described("netwright.input.0", text), MISMATCH + problem + AGAIN));
        assertRefused(
                described("netwright.output.0", "class 4 SOFTMAX"),
                MISMATCH + "output class [any, 4] of FLOAT, and the graph has [any, 3] of FLOAT" + AGAIN);
        assertRefused(
                described("netwright.output.0", "kind 3 SOFTMAX"),
                MISMATCH + "outputs [kind], and the graph has outputs [class]" + AGAIN);
    }

    @Test
    void labelsAreOneForEachClassOfTheGraph() {
        Onnx.ModelProto.Builder changed = model.toBuilder();
        changed.addMetadataPropsBuilder().setKey("netwright.output.0.labels").setValue("a\nb");
        assertRefused(changed.build().toByteArray(), "the given bytes: class has 2 labels for 3 classes");
    }

    @Test
    void aBatchOfOneIsNoBatchOfAnySize() {
        assertRefused(
                graph(graph -> graph.getInputBuilder(0)
                        .getTypeBuilder()
                        .getTensorTypeBuilder()
                        .getShapeBuilder()
                        .getDimBuilder(0)
                        .setDimValue(1)),
                MISMATCH + "input image [any, 1, 6, 6] of FLOAT, and the graph has [1, 1, 6, 6] of FLOAT" + AGAIN);
    }

    @Test
    void aThirdOutputIsNoticed() {
        assertRefused(
                graph(graph -> graph.addOutput(
                        graph.getInput(0).toBuilder().setName(graph.getNode(0).getOutput(0)))),
                MISMATCH + "outputs [class], and the graph has outputs [class, "
                        + model.getGraph().getNode(0).getOutput(0) + "]" + AGAIN);
    }

    @Test
    void numbersAreFloats() {
        Onnx.ModelProto.Builder changed = model.toBuilder();
        Onnx.GraphProto.Builder graph = changed.getGraphBuilder();
        graph.getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(Onnx.TensorProto.DataType.INT64_VALUE);
        Onnx.NodeProto.Builder cast = Onnx.NodeProto.newBuilder()
                .setOpType("Cast")
                .addInput("image")
                .addOutput("image_as_float")
                .addAttribute(Onnx.AttributeProto.newBuilder()
                        .setName("to")
                        .setType(Onnx.AttributeProto.AttributeType.INT)
                        .setI(Onnx.TensorProto.DataType.FLOAT_VALUE));
        for (Onnx.NodeProto.Builder node : graph.getNodeBuilderList()) {
            for (int i = 0; i < node.getInputCount(); i++) {
                if (node.getInput(i).equals("image")) {
                    node.setInput(i, "image_as_float");
                }
            }
        }
        graph.addNode(0, cast);
        assertRefused(
                changed.build().toByteArray(),
                MISMATCH + "input image [any, 1, 6, 6] of FLOAT, and the graph has [any, 1, 6, 6] of INT64" + AGAIN);
    }

    @Test
    void aDamagedDescriptionIsOneLine() {
        for (String damaged : new String[] {"class three SOFTMAX", "class 3 MAXSOFT", "class"}) {
            assertThatThrownBy(() -> Predictor.open(described("netwright.output.0", damaged))
                            .close())
                    .isInstanceOf(PredictorException.class)
                    .hasMessageStartingWith("the given bytes: its description is damaged: '");
        }
    }
}
