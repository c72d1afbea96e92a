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
                .hasMessage("photo: expected [N, 3, 7 to 40, 9 to 40], got [2, 3, 6, 9]");
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
        assertThat(rounded.errors().get(0).text()).contains("up, reading 4x6x6, would be computed in another way");
    }

    @Test
    void aLayerThatComesOrGoesWithTheSizeIsAnError() {
        Sources.Result comes = sources("@When(\"photo.height > 30\") @Activate FeatureMap more();"
                        + " @GlobalAvgPool2d FeatureVector mean();")
                .procOnly()
                .compile();
        assertThat(comes.codes()).containsExactly("any-size");
        assertThat(comes.errors().get(0).text())
                .contains("a height of 31 is not like the nominal 24: more would be there")
                .contains("a @When or @Repeat of more that does not depend on the height");
        Sources.Result goes = sources("@When(\"photo.width < 36\") @Activate FeatureMap less();"
                        + " @GlobalAvgPool2d FeatureVector mean();")
                .procOnly()
                .compile();
        assertThat(goes.errors().get(0).text())
                .contains("a width of 36 is not like the nominal 32: less would be left out");
    }

    @Test
    void whereALayerGoesBelowTheNominalSizeTheSmallestIsAboveThat() throws ReflectiveOperationException {
        Generated generated = new Generated(
                sources("@When(\"photo.height > 20\") @Activate FeatureMap more(); @GlobalAvgPool2d"
                                + " FeatureVector mean();")
                        .compile()
                        .succeeds(),
                "Open");
        assertThat((int) generated.constant("MIN_HEIGHT")).isEqualTo(21);
        assertThat((int) generated.constant("MIN_WIDTH")).isEqualTo(9);
    }

    @Test
    void heightsAndWidthsAreNotReadTogether() {
        for (String condition : new String[] {"photo.height * photo.width < 1500", "photo.height - photo.width < 20"}) {
            Sources.Result both = sources("@When(\"" + condition + "\") @Activate FeatureMap small();"
                            + " @GlobalAvgPool2d FeatureVector mean();")
                    .procOnly()
                    .compile();
            assertThat(both.codes()).containsExactly("any-size");
            assertThat(both.errors().get(0).text())
                    .contains("an expression of small reads a height, one of small a width: no pair of them is proven");
        }
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

    private static final String BRANCHES = """
        import static dev.netwright.dsl.Any.ANY; @Network public interface Branches {
            @Input(channels = 1, height = ANY, width = ANY, nominal = 24, most = 100)  FeatureMap photo();
            @Conv2d(channels = 4, kernel = 3, stride = 2, padding = 1)                 FeatureMap half(FeatureMap photo);
            @Conv2d(channels = 4, kernel = %s%s)                                       FeatureMap other(FeatureMap photo);
            @Add                                                                       FeatureMap sum(FeatureMap half, FeatureMap other);
            @GlobalAvgPool2d                                                           FeatureVector mean();
            @SoftmaxOutput                                                             FeatureVector y();
        }
        """;

    private static Sources.Result branches(int kernel, String members) {
        return Sources.declaring(BRANCHES.formatted(kernel, members)).procOnly().compile();
    }

    @Test
    void aFixThatHoldsAtEverySizeIsOffered() {
        Sources.Result result = branches(3, "");
        assertThat(result.codes()).containsExactly("shapes-differ");
        assertThat(result.errors().get(0).text()).endsWith("other with padding = 1 and stride = 2");
        branches(3, ", padding = 1, stride = 2").succeeds();
    }

    /** Half of 24 is 12 with either kernel, half of 25 is not. */
    @Test
    void aFixThatHoldsAtTheNominalSizeAloneSaysSo() {
        Sources.Result result = branches(4, "");
        assertThat(result.codes()).containsExactly("shapes-differ");
        assertThat(result.errors().get(0).text())
                .endsWith("other with padding = 1 and stride = 2 (then [any-size] on photo)");
        Sources.Result fixed = branches(4, ", padding = 1, stride = 2");
        assertThat(fixed.codes()).containsExactly("any-size");
        assertThat(fixed.errors().get(0).text()).contains("a height of 25 is not like the nominal 24");
    }

    /** Strides of 3 and of 4 both leave three of 9 steps, but not of 10. */
    @Test
    void ofManyValuesThoseAreOfferedThatHoldAtEveryNumberOfSteps() {
        String network = """
            import static dev.netwright.dsl.Any.ANY; @Network public interface Steps {
                @Input(features = 1, steps = ANY, nominal = 9, most = 30)         FeatureSequence words();
                @Conv1d(channels = 2, kernel = 3, stride = 3, padding = 1)        FeatureSequence thirds(FeatureSequence words);
                @Conv1d(channels = 2, kernel = 3, stride = %s, padding = 1)       FeatureSequence other(FeatureSequence words);
                @Concat                                                           FeatureSequence both(FeatureSequence thirds, FeatureSequence other);
                @LastStep                                                         FeatureVector last();
                @SoftmaxOutput                                                    FeatureVector y();
            }
            """;
        Sources.Result result =
                Sources.declaring(network.formatted(1)).procOnly().compile();
        assertThat(result.codes()).containsExactly("concat-sizes");
        assertThat(result.errors().get(0).text())
                .contains("other with stride = 3")
                .doesNotContain("stride from");
        Sources.declaring(network.formatted(3)).procOnly().compile().succeeds();
    }
}
