package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who reads whom, and what members and expressions mean: design rules 1 to 7. */
class ReadingRulesTest {
    private static List<String> summary(String layers, String... blocks) {
        return Generated.summary(sources(layers, blocks).procOnly().compile(), "Net");
    }

    private static List<String> codes(String layers, String... blocks) {
        return sources(layers, blocks).procOnly().compile().codes();
    }

    private static String firstError(String layers) {
        return sources(layers).procOnly().compile().errors().get(0).text();
    }

    private static Sources sources(String layers, String... blocks) {
        Sources sources = Sources.declaring("@Network public interface Net {\n" + layers + "}\n");
        for (String block : blocks) {
            String name = block.replaceAll("(?s).*public @interface (\\w+).*", "$1");
            sources = sources.file(name + ".java", Sources.IMPORTS + block);
        }
        return sources;
    }

    private static final String IMAGE = "@Input(channels = 3, height = 8, width = 8) FeatureMap image();\n";

    @Test
    void withoutParametersALayerReadsTheOneAboveAndWithThemTheNamedOnes() {
        assertThat(summary(IMAGE + """
            @Conv2d(channels = 2, kernel = 1) FeatureMap a();
            @Conv2d(channels = 4, kernel = 1) FeatureMap b();
            @Conv2d(channels = 5, kernel = 1) FeatureMap c(FeatureMap image);
            @Concat                           FeatureMap d(FeatureMap c, FeatureMap a, FeatureMap b);
            @Output                           FeatureMap out();
            """))
                .containsExactly(
                        "image Input 3x8x8",
                        "a Conv2d image 2x8x8 8 384",
                        "b Conv2d a 4x8x8 12 512",
                        "c Conv2d image 5x8x8 20 960",
                        "d Concat c, a, b 11x8x8",
                        "out Output d 11x8x8",
                        "total 40 1,856");
    }

    @Test
    void onlyLayersAboveAreRead() {
        String text = firstError(IMAGE
                + "@Add FeatureMap sum(FeatureMap image, FeatureMap late);\n"
                + "@Conv2d(channels = 3, kernel = 1) FeatureMap late();\n@Output FeatureMap out();\n");
        assertThat(text).startsWith("[later-layer] sum").contains("late");
    }

    @Test
    void theLayerAboveIsNeverAHeadAndNeverOneOfTwoInputs() {
        assertThat(firstError(IMAGE + "@Output FeatureMap out();\n@Flatten FeatureVector flat();\n"))
                .startsWith("[reads-head] flat")
                .contains("fix")
                .contains("flat(image)");
        assertThat(firstError(IMAGE
                        + "@Input(channels = 3, height = 8, width = 8) FeatureMap other();\n"
                        + "@Conv2d(channels = 1, kernel = 1) FeatureMap c();\n@Output FeatureMap out();\n"))
                .startsWith("[ambiguous-input] c")
                .contains("c(other)");
    }

    @Test
    void whatNothingReadsIsAnError() {
        assertThat(codes(IMAGE
                        + "@Input(features = 3) FeatureVector unread();\n"
                        + "@Flatten FeatureVector lost(FeatureMap image);\n"
                        + "@Flatten FeatureVector flat(FeatureMap image);\n@Output FeatureVector out();\n"))
                .containsExactlyInAnyOrder("unused-input", "unused-layer");
    }

    @Test
    void aRequiredMemberIsGivenOrBoundAndNotBoth() {
        String bound =
                IMAGE + "@Conv2d(kernel = 1) @Bind(\"channels = 4\") FeatureMap c();\n@Output FeatureMap out();\n";
        assertThat(summary(bound)).contains("c Conv2d image 4x8x8 16 768");
        assertThat(codes(bound.replace("@Bind(\"channels = 4\")", ""))).containsExactly("missing-member");
        assertThat(codes(bound.replace("kernel = 1", "kernel = 1, channels = 4")))
                .containsExactly("given-and-bound");
    }

    @Test
    void bindingANameAloneBindsItToTheParameterOfThatName() {
        String block = """
            @Block public @interface Wide {
                int channels() default REQUIRED;
                int kernel() default 1;
                interface Body { @Conv2d @Bind({"channels", "kernel"}) FeatureMap conv(); }
            }
            """;
        String use = IMAGE + "@Wide(channels = 4, kernel = 3) FeatureMap w();\n@Output FeatureMap out();\n";
        assertThat(summary(use, block)).contains("w/conv Conv2d image 4x6x6 112 3,888");
    }

    @Test
    void aNetworkIsABodyWithoutParametersSoBindRepeatAndWhenWorkInIt() {
        assertThat(summary(IMAGE + """
            @Repeat("image.channels - 1") @Conv2d(kernel = 1) @Bind("channels = 4 + 2 * i") FeatureMap c();
            @When("c.channels > 100") @MaxPool2d(kernel = 2) FeatureMap pool();
            @Output FeatureMap out();
            """))
                .containsExactly(
                        "image Input 3x8x8",
                        "c_0 Conv2d image 4x8x8 16 768",
                        "c_1 Conv2d c_0 6x8x8 30 1,536",
                        "out Output c_1 6x8x8",
                        "total 46 2,304");
    }

    @Test
    void iCountsTheRepeatOnTheSameElementOnly() {
        assertThat(codes(IMAGE
                        + "@Conv2d(kernel = 1) @Bind(\"channels = i + 1\") FeatureMap c();\n"
                        + "@Output FeatureMap out();\n"))
                .containsExactly("expression-name");
    }

    @Test
    void namesResolveOnTheBodyAsDeclaredWhateverIsLeftOut() {
        assertThat(summary(IMAGE + """
            @Conv2d(channels = 2, kernel = 1)                           FeatureMap a(FeatureMap image);
            @When("image.height > 8") @MaxPool2d(kernel = 2)            FeatureMap pooled(FeatureMap image);
            @Conv2d(channels = 2, kernel = 1)                           FeatureMap b();
            @Add                                                        FeatureMap sum(FeatureMap a, FeatureMap b);
            @Output                                                     FeatureMap out();
            """)).contains("b Conv2d image 2x8x8 8 384", "sum Add a, b 2x8x8");
    }

    @Test
    void whatIsLeftOutIsNotEvaluated() {
        String layers = IMAGE + """
            @When("image.channels != 3") @Conv2d(kernel = 1) @Bind("channels = 4 / (image.channels - 3)") FeatureMap c();
            @Output FeatureMap out();
            """;
        assertThat(summary(layers)).containsExactly("image Input 3x8x8", "out Output image 3x8x8", "total 0 0");
        assertThat(codes(layers.replace("!= 3", "== 3"))).containsExactly("expression-value");
    }

    @Test
    void aRepeatOfZeroStandsForTheFirstInput() {
        assertThat(summary(IMAGE + """
            @Conv2d(channels = 2, kernel = 1)          FeatureMap a();
            @Repeat("0") @Add                          FeatureMap sum(FeatureMap a, FeatureMap image);
            @Output                                    FeatureMap out();
            """)).contains("out Output a 2x8x8");
    }

    @Test
    void whatStandsInFitsTheDeclaredReturnType() {
        String layers = IMAGE
                + "@When(\"image.height < 8\") @Flatten FeatureVector flat();\n"
                + "@Flatten FeatureVector whole(FeatureMap image);\n"
                + "@Output FeatureVector out(FeatureVector whole);\n@Output FeatureVector more(FeatureVector flat);\n";
        assertThat(codes(layers)).containsExactly("left-out");
        assertThat(sources(layers.replace("FeatureVector flat()", "Tensor flat()")
                                .replace("FeatureVector more(FeatureVector flat)", "Tensor more(Tensor flat)"))
                        .procOnly()
                        .compile()
                        .codes())
                .isEmpty();
    }

    @Test
    void aHeadThatIsLeftOutIsGone() {
        String layers = IMAGE
                + "@Flatten FeatureVector flat();\n"
                + "@When(\"image.channels == 1\") @SoftmaxOutput FeatureVector extra(FeatureVector flat);\n"
                + "@SoftmaxOutput FeatureVector label(FeatureVector flat);\n";
        Sources.Result result = sources(layers).procOnly().compile().succeeds();
        assertThat(Generated.summary(result, "Net")).noneMatch(row -> row.startsWith("extra"));
        assertThat(result.generated("NetNetwork")).doesNotContain("EXTRA");
    }

    @Test
    void aBlockReadsItsInputsInOrderAndWithoutAnyTheOneNamedIn() {
        String implied = """
            @Block public @interface Twice {
                interface Body { @Add FeatureMap out(FeatureMap in, FeatureMap in2); }
            }
            """.replace("FeatureMap in2", "FeatureMap same")
                .replace("@Add", "@Activate FeatureMap same(FeatureMap in); @Add");
        String ordered = """
            @Block public @interface Join {
                interface Body {
                    @Input  FeatureMap first();
                    @Input  FeatureMap second();
                    @Concat FeatureMap out(FeatureMap second, FeatureMap first);
                }
            }
            """;
        assertThat(summary(
                        IMAGE
                                + "@Twice FeatureMap t();\n@Conv2d(channels = 2, kernel = 1) FeatureMap c();\n"
                                + "@Join FeatureMap j(FeatureMap t, FeatureMap c);\n@Output FeatureMap out();\n",
                        implied,
                        ordered))
                .contains(
                        "t/same Activate image 3x8x8",
                        "t/out Add image, same 3x8x8",
                        "c Conv2d t/out 2x8x8 8 384",
                        "j/out Concat c, t/out 5x8x8");
        assertThat(codes(IMAGE + "@Join FeatureMap j();\n@Output FeatureMap out();\n", ordered))
                .containsExactly("arity");
    }

    @Test
    void whatIsReadBelowNamesAllThatHasToMoveOrThatNothingHelps() {
        String x = "@Input(features = 4) FeatureVector x();\n";
        String dense = "@Dense(units = 4) FeatureVector ";
        String end = "@Output FeatureVector y(FeatureVector a);\n";
        assertThat(firstError(
                        x + dense + "a(FeatureVector c);\n" + dense + "b(FeatureVector x);\n" + dense + "c();\n" + end))
                .contains("fix    move b and c above a");
        assertThat(firstError(
                        x + dense + "a(FeatureVector c);\n" + dense + "b(FeatureVector a);\n" + dense + "c();\n" + end))
                .contains("and c in turn reads a")
                .contains("fix    read by name: a(x)");
        StringBuilder many = new StringBuilder(x + dense + "a(FeatureVector n2999);\n");
        for (int index = 0; index < 3_000; index++) {
            many.append(dense).append("n").append(index).append("();\n");
        }
        assertThat(firstError(many + end))
                .contains("fix    move n2999, and the 2999 layers that it is made from, above a");
    }

    @Test
    void aWrongNumberOfLayersIsMendedByWhatCompilesOrSaysWhatComesThen() {
        assertThat(firstError(IMAGE
                        + "@DepthwiseConv2d(multiplier = 2, kernel = 3) FeatureMap d();\n"
                        + "@Concat FeatureMap c();\n@Output FeatureMap out();\n"))
                .startsWith("[arity] c")
                .endsWith("fix    read by name: c(d, image) (then [concat-sizes] on c)");
        assertThat(firstError(IMAGE
                        + "@Conv2d(channels = 3, kernel = 1) FeatureMap a();\n"
                        + "@Conv2d(channels = 3, kernel = 3) FeatureMap b();\n@Output FeatureMap small();\n"
                        + "@Concat FeatureMap c(FeatureMap a);\n@Output FeatureMap out();\n"))
                .startsWith("[arity] c")
                .endsWith("fix    read by name: c(a, image)");
        assertThat(firstError(IMAGE
                        + "@Conv2d(channels = 3, kernel = 1) FeatureMap a();\n"
                        + "@Conv2d(channels = 3, kernel = 1) FeatureMap b(FeatureMap image, FeatureMap a);\n"
                        + "@Output FeatureMap out();\n"))
                .startsWith("[arity] b")
                .endsWith("fix    read by name: b(a), or b(image) (then [unused-layer] on a)");
        assertThat(firstError("@Input(features = 4) FeatureVector x();\n"
                        + "@Dense(units = 8) FeatureVector a();\n@Dense(units = 4) FeatureVector b();\n"
                        + "@L2Distance FeatureVector d();\n@Output FeatureVector out();\n"))
                .startsWith("[arity] d")
                .endsWith("fix    read by name: d(b, x)");
    }

    @Test
    void aNameThatIsReadAlreadyIsNotMeant() {
        String layers = "@Input(features = 4) FeatureVector x();\n"
                + "@Dense(units = 4) FeatureVector hidden();\n"
                + "@Dense(units = 4) FeatureVector other();\n"
                + "@Add FeatureVector sum(FeatureVector hidden, FeatureVector hidden2);\n"
                + "@Output FeatureVector out();\n";
        assertThat(firstError(layers))
                .startsWith("[unknown-layer] sum")
                .endsWith("fix    read by name: sum(hidden, other)");
        assertThat(firstError(layers.replace("hidden2", "othr"))).endsWith("fix    did you mean 'other'?");
    }

    @Test
    void aMemberThatHasItsValueIsNotMeant() {
        String layers =
                "@Input(features = 4) FeatureVector x();\n%s FeatureVector a();\n@Output FeatureVector out();\n";
        assertThat(firstError(layers.formatted("@Dense(units = 4) @Bind(\"unit = 3\")")))
                .startsWith("[unknown-member] a")
                .endsWith("fix    one of bias, activation");
        assertThat(sources(layers.formatted("@Dense(units = 4, unit = 3)"))
                        .procOnly()
                        .compile()
                        .errors())
                .anyMatch(error -> error.text().startsWith("[unknown-member] a")
                        && error.text().endsWith("fix    one of bias, activation"));
    }

    @Test
    void whatElseIsBoundIsReadWhereTheElementHasAFaultOfItsOwn() {
        String layers = IMAGE + "%s FeatureMap a();\n@Output FeatureMap out();\n";
        String conv = "@Conv2d(kernel = 1, channels = 8) @Bind({\"channels = 8\", \"stride = %s\"})";
        assertThat(codes(layers.formatted(conv.formatted("image.height / 0"))))
                .containsExactlyInAnyOrder("given-and-bound", "expression-value");
        assertThat(codes(layers.formatted("@When(\"image.height > 8\") " + conv.formatted("1 / 0"))))
                .containsExactly("given-and-bound");
        assertThat(codes(layers.formatted("@Repeat(\"2\") " + conv.formatted("1 / i"))))
                .containsExactlyInAnyOrder("given-and-bound", "expression-value");
        assertThat(codes(layers.formatted("@Repeat(\"0\") " + conv.formatted("1 / 0"))))
                .containsExactly("given-and-bound");
        assertThat(codes(layers.formatted(conv.formatted("nothing"))))
                .containsExactlyInAnyOrder("given-and-bound", "expression-name");
    }

    @Test
    void anInputOfAnotherKindIsAdvisedWithWhatComesThen() {
        String layers = "@Input(features = 4, steps = 10) FeatureVector x();\n%s FeatureVector a();\n"
                + "@SoftmaxOutput FeatureVector out();\n";
        assertThat(firstError(layers.formatted("@Dense(units = 4)")))
                .startsWith("[input-sizes] x")
                .endsWith("fix    @Input(features = 4)");
        assertThat(firstError(layers.formatted("@LastStep")))
                .startsWith("[input-sizes] x")
                .endsWith("fix    declare it FeatureSequence");
        assertThat(firstError(layers.formatted("@Flatten")))
                .startsWith("[input-sizes] x")
                .endsWith("fix    declare it FeatureSequence (then [tensor-kind] on a), or @Input(features = 4) (then"
                        + " [tensor-kind] on a)");
    }
}
