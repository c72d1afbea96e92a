package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.processor.Sources;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.TrainableNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** Input maps of any size: proven when compiled, usable when run. */
class OpenSizeTest {
    private static final String NETWORK = """
            import static dev.netwright.dsl.Any.ANY; @Network public interface Open {
                @Input(channels = 3, height = ANY, width = ANY, nominal = {24, 32}, most = 40)  FeatureMap photo();
                @Conv2d(channels = 4, kernel = {3, 5}, stride = 2, activation = RELU)           FeatureMap conv();
                @MaxPool2d(kernel = 3, stride = 2)                                              FeatureMap pool();
                %s
                @SoftmaxOutput                                                                  FeatureVector y();
            }
            """;

    private static Sources sources(String rest) {
        return Sources.declaring(NETWORK.formatted(rest));
    }

    @Test
    void theSameNetworkPredictsAtEverySizeFromTheSmallest() throws ReflectiveOperationException {
        Sources.Result result =
                sources("@GlobalAvgPool2d FeatureVector mean();").compile().succeeds();
        Generated generated = new Generated(result, "Open");
        int height = (int) generated.constant("MIN_HEIGHT");
        int width = (int) generated.constant("MIN_WIDTH");
        assertThat(height).isEqualTo(7);
        assertThat(width).isEqualTo(9);
        assertThat(generated.layers()).containsEntry("conv", "4x11x14 184");

        NetworkBuilder<?, ?> builder = (NetworkBuilder<?, ?>)
                result.load("OpenNetwork").getMethod("builder").invoke(null);
        TrainableNetwork network = builder.build();
        int[][] sizes = {{height, width}, {24, 32}, {40, 9}, {33, 38}};
        for (int[] size : sizes) {
            assertThat(network.predict(Nd4j.rand(2, 3, size[0], size[1])).shape())
                    .containsExactly(2, 4);
        }
        assertThatThrownBy(() -> network.predict(Nd4j.rand(2, 3, height - 1, width)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("photo: expected [N, 3, at least 7, at least 9], got [2, 3, 6, 9]");
    }

    @Test
    void whatDependsOnTheSizeIsAnError() {
        Sources.Result flattened = sources("@Flatten FeatureVector flat(); @Dense(units = 2) FeatureVector logits();")
                .procOnly()
                .compile();
        assertThat(flattened.codes()).containsExactly("any-size");
        assertThat(flattened.errors().get(0).text()).contains("logits would have");
        Sources.Result rounded = sources("@MaxPool2d(kernel = 2, stride = 2, rounding = CEIL) FeatureMap up();"
                        + " @GlobalAvgPool2d FeatureVector mean();")
                .procOnly()
                .compile();
        assertThat(rounded.codes()).containsExactly("any-size");
        assertThat(rounded.errors().get(0).text()).contains("up would be lowered");
    }

    @Test
    void anOpenSizeStatesANominalOne() {
        String text = NETWORK.formatted("@GlobalAvgPool2d FeatureVector mean();");
        for (String wrong : new String[] {
            text.replace("nominal = {24, 32}, ", ""),
            text.replace("height = ANY", "height = 24"),
            text.replace("most = 40", "most = 20"),
            text.replace("ANY, width = ANY", "24, width = 24")
        }) {
            assertThat(Sources.declaring(wrong).procOnly().compile().codes()).containsExactly("input-sizes");
        }
    }
}
