package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Repeats, names and pins: design rules 8 and 10. */
class RepeatAndPinRulesTest {
    private static final String BLOCK = """
            @Block public @interface Shrink {
                int convs() default 1;
                interface Body {
                    @Repeat("convs") @Conv2d(channels = 2, kernel = 3) FeatureMap conv();
                    @MaxPool2d(kernel = 2) @Shape("2x2x2")             FeatureMap pool();
                }
            }
            """;

    private static Sources.Result compile(String layers) {
        return Sources.declaring(
                        "@Network public interface Net {\n"
                                + "@Input(channels = 1, height = 8, width = 8) FeatureMap image();\n" + layers + "}\n",
                        BLOCK)
                .procOnly()
                .compile();
    }

    private static List<String> summary(String layers) {
        return Generated.summary(compile(layers), "Net");
    }

    @Test
    void namesCountFromZeroAlsoForASingleRepeat() {
        assertThat(
                        summary(
                                "@Repeat(\"1\") @Conv2d(channels = 2, kernel = 3) FeatureMap conv();\n@Output FeatureMap out();\n"))
                .contains("conv_0 Conv2d image 2x6x6 20 648", "out Output conv_0 2x6x6");
    }

    @Test
    void eachIterationReadsTheOneBeforeAsItsFirstInputAndTheOthersStay() {
        assertThat(summary("""
                        @Conv2d(channels = 1, kernel = 1)  FeatureMap a();
                        @Repeat("3") @Concat               FeatureMap join(FeatureMap image, FeatureMap a);
                        @Output                            FeatureMap out();
                        """))
                .contains(
                        "join_0 Concat image, a 2x8x8",
                        "join_1 Concat join_0, a 3x8x8",
                        "join_2 Concat join_1, a 4x8x8",
                        "out Output join_2 4x8x8");
    }

    @Test
    void anIterationThatIsLeftOutIsSkippedByTheNext() {
        assertThat(summary("""
                        @Repeat("3") @When("i != 1") @Conv2d(channels = 2, kernel = 3) FeatureMap conv();
                        @Output FeatureMap out();
                        """))
                .contains("conv_0 Conv2d image 2x6x6 20 648", "conv_2 Conv2d conv_0 2x4x4 38 576")
                .noneMatch(row -> row.startsWith("conv_1"));
    }

    @Test
    void aShapePinsTheLastIteration() {
        String layers = "@Repeat(\"2\") @Conv2d(channels = 2, kernel = 3) @Shape(\"2x4x4\") FeatureMap conv();\n"
                + "@Output FeatureMap out();\n";
        assertThat(compile(layers).codes()).isEmpty();
        assertThat(compile(layers.replace("2x4x4", "2x6x6")).codes()).containsExactly("shape-pin");
    }

    @Test
    void fullNamesJoinWithASlash() {
        assertThat(summary("@Shrink(convs = 2) FeatureMap shrunk();\n@Output FeatureMap out();\n"))
                .contains(
                        "shrunk/conv_0 Conv2d image 2x6x6 20 648",
                        "shrunk/conv_1 Conv2d conv_0 2x4x4 38 576",
                        "shrunk/pool MaxPool2d conv_1 2x2x2",
                        "out Output shrunk/pool 2x2x2");
    }

    @Test
    void aRepeatedBlockHasItsCountInTheName() {
        assertThat(
                        summary(
                                "@Repeat(\"2\") @ConvBn(channels = 2, kernel = 3) FeatureMap unit();\n@Output FeatureMap out();\n"))
                .contains("unit_0/norm BatchNorm conv 2x6x6 4", "unit_1/conv Conv2d unit_0/norm 2x4x4 36 576");
    }

    @Test
    void namesThatDifferOnlyInCaseOrBecomeOneConstantClash() {
        String layers = "@Activate FeatureMap %s();\n@Activate FeatureMap %s();\n@Output FeatureMap out();\n";
        assertThat(compile(layers.formatted("conv", "Conv")).codes()).containsExactly("name-clash");
        assertThat(compile(layers.formatted("maxPool", "max_pool")).codes()).containsExactly("name-clash");
        assertThat(compile(
                                "@Repeat(\"1\") @Activate FeatureMap conv();\n@Activate FeatureMap conv_0();\n@Output FeatureMap out();\n")
                        .codes())
                .containsExactly("name-clash");
        assertThat(compile(layers.formatted("conv1", "conv_1")).codes()).isEmpty();
    }

    @Test
    void arrayParametersAreReserved() {
        Sources.Result result = Sources.declaring("""
                        @Block public @interface Arrays {
                            int[] widths() default {};
                            interface Body { @Activate FeatureMap act(); }
                        }
                        """).procOnly().compile();
        assertThat(result.codes()).containsExactly("parameter-type");
    }

    @Test
    void aBlocksPinHoldsAtEachUse() {
        assertThat(compile("@Shrink FeatureMap shrunk();\n@Output FeatureMap out();\n")
                        .codes())
                .containsExactly("shape-pin");
        assertThat(compile("@Shrink(convs = 2) FeatureMap shrunk();\n@Output FeatureMap out();\n")
                        .codes())
                .isEmpty();
    }

    @Test
    void aReferenceHoldsForTheDeclaringNetwork() {
        String network = """
                @Network @Reference(params = %s, macs = 30) public interface Pinned {
                    @Input(features = 10) FeatureVector x();
                    @Dense(units = 3)     FeatureVector logits();
                    @Output               FeatureVector out();
                }
                """;
        assertThat(Sources.declaring(network.formatted(33)).procOnly().compile().codes())
                .isEmpty();
        assertThat(Sources.declaring(network.formatted(34)).procOnly().compile().codes())
                .containsExactly("reference-params");
    }
}
