package dev.netwright.processor.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import dev.netwright.runtime.NetworkLayer;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Networks beyond what one method (64 KB) and one enum (about 2,500 constants) hold. */
class LargeNetworkTest {
    private static final int LAYERS = 2_500;
    private static final int BLOCKS = 1_100;
    private static final String HEAD = "@Network public interface Large {\n";

    @Test
    @Timeout(180)
    void twoAndAHalfThousandLayersInARow() throws ReflectiveOperationException {
        String layers = IntStream.range(0, LAYERS)
                .mapToObj(index -> "@Dense(units = 2) FeatureVector fc" + index + "();\n")
                .collect(Collectors.joining());
        check(
                HEAD + "@Input(features = 2) FeatureVector x();\n" + layers
                        + "@SoftmaxOutput FeatureVector label();\n}\n",
                LAYERS + 2,
                6L * LAYERS);
    }

    @Test
    @Timeout(180)
    void aSingleMethodRepeatedAsOften() throws ReflectiveOperationException {
        check(
                HEAD + "@Input(features = 2) FeatureVector x();\n@Repeat(\"" + LAYERS
                        + "\") @Dense(units = 2) FeatureVector fc();\n@SoftmaxOutput FeatureVector label();\n}\n",
                LAYERS + 2,
                6L * LAYERS);
    }

    @Test
    @Timeout(180)
    void moreBlocksThanAnEnumHolds() throws ReflectiveOperationException {
        String blocks = IntStream.range(0, BLOCKS)
                .mapToObj(index -> "@ConvBn(channels = 2, kernel = 1) FeatureMap unit" + index + "();\n")
                .collect(Collectors.joining());
        check(
                HEAD + "@Input(channels = 2, height = 3, width = 3) FeatureMap x();\n" + blocks
                        + "@Output FeatureMap out();\n}\n",
                2 * BLOCKS + 2,
                8L * BLOCKS);
    }

    @Test
    @Timeout(180)
    void oneBlockOfThousandsOfLayers() throws ReflectiveOperationException {
        Sources.Result result = Sources.declaring(
                        HEAD + "@Input(features = 2) FeatureVector x();\n@Deep(depth = 2500) FeatureVector deep();\n"
                                + "@Output FeatureVector out();\n}\n",
                        "@Block public @interface Deep { int depth() default REQUIRED; interface Body {\n"
                                + "@Repeat(\"depth\") @Dense(units = 2) FeatureVector fc(); } }\n")
                .compile()
                .succeeds();
        check(result, LAYERS + 2, 6L * LAYERS);
    }

    @Test
    @Timeout(180)
    void layersOfSeveralVerticesFillSeveralClasses() throws ReflectiveOperationException {
        String network = HEAD + "@Input(channels = 8, height = 1, width = 1) FeatureMap x();\n"
                + "@Repeat(\"500\") @Conv2d(channels = 8, kernel = 1, groups = 4) FeatureMap conv();\n"
                + "@Output FeatureMap out();\n}\n";
        check(Sources.declaring(network).compile().succeeds(), 502, 500L * 24, 500 * 9 + 1);
    }

    @Test
    @Timeout(180)
    void oneConvolutionOfThousandsOfGroups() throws ReflectiveOperationException {
        String network = HEAD + "@Input(channels = 8200, height = 1, width = 1) FeatureMap x();\n"
                + "@Conv2d(channels = 4100, kernel = 1, groups = 4100, bias = false) FeatureMap conv();\n"
                + "@Output FeatureMap out();\n}\n";
        check(Sources.declaring(network).compile().succeeds(), 3, 8_200, 2 * 4100 + 3 + 1);
    }

    @Test
    void asManyInputsAndHeadsAsThereMayBe() throws ReflectiveOperationException {
        check(withHeads(255), 1 + 2 * 255, 6L * 255);
        Sources.Result result = Sources.declaring(withHeads(256)).procOnly().compile();
        assertThat(result.codes()).containsExactly("too-many-layers");
        assertThat(result.errors().get(0).text()).contains("has 257 inputs and heads", "up to 256");
    }

    private static String withHeads(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> "@Dense(units = 2) FeatureVector fc" + index + "(FeatureVector x);\n"
                        + "@SoftmaxOutput(labels = {\"yes\", \"no\"}) FeatureVector head" + index + "();\n")
                .collect(Collectors.joining("", HEAD + "@Input(features = 2) FeatureVector x();\n", "}\n"));
    }

    private static void check(String network, int nodes, long params) throws ReflectiveOperationException {
        check(Sources.declaring(network).compile().succeeds(), nodes, params);
    }

    private static void check(Sources.Result result, int nodes, long params) throws ReflectiveOperationException {
        check(result, nodes, params, nodes - 1);
    }

    private static void check(Sources.Result result, int nodes, long params, int vertices)
            throws ReflectiveOperationException {
        ClassLoader loader = result.loader();
        Class<?> network = Class.forName("LargeNetwork", true, loader);
        assertThat(network.getField("PARAMETERS").get(null)).isEqualTo(params);
        Set<String> ids = new HashSet<>();
        long sum = 0;
        for (String name : result.classes().keySet()) {
            if (name.startsWith("LargeNetwork$Layer")) {
                for (Object constant : Class.forName(name, true, loader).getEnumConstants()) {
                    NetworkLayer layer = (NetworkLayer) constant;
                    sum += ids.add(layer.id()) ? layer.params() : 0;
                }
            }
        }
        assertThat(ids).hasSize(nodes);
        assertThat(sum).isEqualTo(params);
        ComputationGraphConfiguration configuration = (ComputationGraphConfiguration)
                network.getMethod("configuration").invoke(null);
        assertThat(configuration.getVertices()).hasSize(vertices);
    }
}
