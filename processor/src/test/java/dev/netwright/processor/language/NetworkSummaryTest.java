package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.NetworkLayer;
import dev.netwright.runtime.TrainableNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a network says of itself when it runs is what its Javadoc says. */
class NetworkSummaryTest {
    private static final String BLOCK = """
        @Block public @interface Twice {
            int channels() default REQUIRED;
            interface Body {
                @Input FeatureMap x();
                @Repeat("2") @Conv2d(kernel = 3, padding = 1) @Bind("channels") FeatureMap conv();
                @Add FeatureMap sum(FeatureMap conv, FeatureMap x);
            }
        }
        """;
    private static final String NETWORK = """
        @Network public interface Small {
            @Input(channels = 4, height = 8, width = 8) FeatureMap image();
            @Twice(channels = 4) FeatureMap unit();
            @Twice(channels = 4) FeatureMap more();
            @BatchNorm FeatureMap norm();
            @GlobalAvgPool2d FeatureVector mean();
            @Input(features = 3) FeatureVector point();
            @Concat FeatureVector both(FeatureVector mean, FeatureVector point);
            @Dense(units = 200) FeatureVector wide();
            @Dense(units = 2) FeatureVector logits();
            @SoftmaxOutput(labels = {"no", "yes"}) FeatureVector answer();
        }
        """;

    @Test
    void itIsTheTableOfTheJavadoc() throws ReflectiveOperationException {
        Sources.Result result = Sources.declaring(BLOCK, NETWORK).compile().succeeds();
        TrainableNetwork network = ((NetworkBuilder<?, ?>)
                        result.load("SmallNetwork").getMethod("builder").invoke(null))
                .build();
        List<String> said = network.summary().lines().toList();
        List<String> rows = said.subList(2, said.size()).stream()
                .map(line -> line.replaceAll(" +", " "))
                .toList();

        assertThat(said.get(0)).isEqualTo("Small");
        assertThat(said.get(1)).matches("layer +kind +reads +shape +parameters +multiply-adds");
        assertThat(rows).containsExactlyInAnyOrderElementsOf(Generated.summary(result, "Small"));
        assertThat(rows.get(rows.size() - 1)).startsWith("total ");
        assertThat(network.layers().stream().map(NetworkLayer::id).toList())
                .containsSubsequence("image", "unit/conv_0", "unit/conv_1", "unit/sum", "more/conv_0", "norm", "answer")
                .doesNotHaveDuplicates();
        assertThat(network)
                .hasToString("Small: image 4x8x8, point 3 > answer 2 SOFTMAX, "
                        + String.format(
                                java.util.Locale.ROOT, "%,d", new Generated(result, "Small").constant("PARAMETERS"))
                        + " parameters");
    }

    /** Each block instance has an enum of its own. */
    @Test
    void thousandsOfBlocksAreListedInParts() throws ReflectiveOperationException {
        StringBuilder layers = new StringBuilder("@Network public interface Deep {"
                + " @Input(channels = 1, height = 1, width = 1) FeatureMap image();");
        for (int i = 0; i < 1_100; i++) {
            layers.append(" @One FeatureMap b").append(i).append("();");
        }
        layers.append(" @Output FeatureMap y(); }");
        Sources.Result result = Sources.declaring(
                        "@Block public @interface One { interface Body { @Activate FeatureMap a(); } }",
                        layers.toString())
                .compile()
                .succeeds();
        assertThat(result.generated("DeepNetwork")).contains("layerGroups2()");
        TrainableNetwork network = ((NetworkBuilder<?, ?>)
                        result.load("DeepNetwork").getMethod("builder").invoke(null))
                .build();
        assertThat(network.layers()).hasSize(1_102);
    }
}
