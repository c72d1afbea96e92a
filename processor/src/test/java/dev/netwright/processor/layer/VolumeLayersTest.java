package dev.netwright.processor.layer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Values and gradients of the layers over volumes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VolumeLayersTest {
    private static final int BATCH = 2;

    private static final String VOLUME = """
            @Input(channels = 2, depth = 3, height = 4, width = 3) FeatureVolume x();
            @Conv3d(channels = 2, kernel = 1) FeatureVolume low();
            """;
    private static final String LABEL = """
            @Flatten FeatureVector flat();
            @Dense(units = 3) FeatureVector logits();
            @SoftmaxOutput FeatureVector label();
            """;

    private final DataType before = Nd4j.dataType();
    private final Map<String, String> networks = new LinkedHashMap<>();
    private LayerValues values;
    private CompiledNetworks compiled;

    @BeforeAll
    void compile() throws IOException {
        values = new LayerValues(4);
        between(
                "GConv",
                "@Conv3d(channels = 2, kernel = {2, 3, 1}, stride = {1, 2, 3}, padding = {1, 1, 0}, dilation = {2, 1, 1}, activation = TANH)");
        between("GConvNoBias", "@Conv3d(channels = 2, kernel = 2, bias = false)");
        between("GMax", "@MaxPool3d(kernel = {3, 2, 2}, stride = {2, 1, 2}, padding = {1, 0, 1})");
        between("GLeaky", "@LeakyRelu(slope = 0.3)");
        between("GActivate", "@Activate(TANH)");
        networks.put("GJoined", VOLUME + """
                        @Conv3d(channels = 2, kernel = 1, activation = TANH) FeatureVolume left(FeatureVolume low);
                        @Multiply FeatureVolume product(FeatureVolume low, FeatureVolume left);
                        @Add(activation = TANH) FeatureVolume sum(FeatureVolume low, FeatureVolume product);
                        """ + LABEL);
        compiled = new CompiledNetworks(networks);
    }

    @AfterAll
    void restore() {
        Nd4j.setDefaultDataTypes(before, before);
    }

    /** The layer stands between two that train, so that what it passes back is checked too. */
    private void between(String name, String layer) {
        networks.put(name, VOLUME + layer + " FeatureVolume layer();\n" + LABEL);
    }

    @TestFactory
    Stream<DynamicTest> valuesEqualPyTorch() {
        return values.cases().stream()
                .map(recorded -> DynamicTest.dynamicTest(
                        recorded.name() + " [" + recorded.input() + "] " + recorded.layer(), () -> {
                            Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
                            values.check(recorded);
                        }));
    }

    @TestFactory
    Stream<DynamicTest> gradientsAreRight() {
        return networks.keySet().stream()
                .filter(name -> name.startsWith("G"))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
                    Gradients.check(compiled, name, Gradients.irregular(BATCH, 2, 3, 4, 3));
                }));
    }
}
