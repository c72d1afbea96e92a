package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Test;

/** Heads, methods, names and formulas: design rules 11 to 13, and constants as members. */
class HeadAndMethodRulesTest {
    private static final String IMAGE = "@Input(channels = 3, height = 7, width = 7) FeatureMap image();\n";

    private static Sources network(String layers) {
        return Sources.declaring("@Network public interface Net {\n" + layers + "}\n");
    }

    private static String generated(String layers) {
        return network(layers).procOnly().compile().succeeds().generated("NetNetwork");
    }

    @Test
    void anAuxiliaryHeadSharesTheLabelsOfTheMainOne() {
        String layers = IMAGE + """
            @GlobalAvgPool2d                                     FeatureVector pooled();
            @Dense(units = 4)                                    FeatureVector early();
            @SoftmaxOutput(weight = 0.3, labelsOf = "label")     FeatureVector aux(FeatureVector early);
            @Dense(units = 4)                                    FeatureVector late(FeatureVector pooled);
            @SoftmaxOutput(labels = {"a", "b", "c", "d"})        FeatureVector label();
            """;
        assertThat(generated(layers))
                .contains(".head(HeadKind.SOFTMAX, Layer.AUX, 0.3, Layer.LABEL)")
                .contains(".head(HeadKind.SOFTMAX, Layer.LABEL)")
                .contains(".labels(Layer.LABEL, \"a\", \"b\", \"c\", \"d\")");
        assertThat(network(layers.replace("\"label\"", "\"lable\""))
                        .procOnly()
                        .compile()
                        .errors()
                        .get(0)
                        .text())
                .startsWith("[labels-of] aux")
                .contains("did you mean 'label'?");
        assertThat(network(layers.replace("\"d\"}", "\"d\", \"e\"}"))
                        .procOnly()
                        .compile()
                        .codes())
                .containsExactly("label-count");
    }

    @Test
    void inputsAndOutputsKeepTheirDeclaredOrder() {
        Sources.Result result = network("""
            @Input(features = 2)  FeatureVector zeta();
            @Output               FeatureVector last(FeatureVector zeta);
            @Input(features = 3)  FeatureVector alpha();
            @Output               FeatureVector first(FeatureVector alpha);
            """).compile();
        ComputationGraphConfiguration configuration = new Generated(result.succeeds(), "Net").configuration();
        assertThat(configuration.getNetworkInputs()).containsExactly("zeta", "alpha");
        assertThat(configuration.getNetworkOutputs()).containsExactly("last", "first");
    }

    @Test
    void onAFeatureMapAHeadIsPerPixel() {
        Sources.Result result = network(IMAGE
                        + "@Conv2d(channels = 5, kernel = 1) FeatureMap logits();\n@SoftmaxOutput FeatureMap mask();\n")
                .procOnly()
                .compile();
        assertThat(Generated.summary(result, "Net")).contains("mask SoftmaxOutput logits 5x7x7");
        assertThat(result.generated("NetNetwork")).contains("CnnLossLayer");
    }

    @Test
    void membersAreOrdinaryConstants() {
        Sources.Result result = Sources.declaring(
                        """
                        @Network public interface Net {
                            int CLASSES = 3;
                            int GROWTH = 2;
                            @Input(features = GROWTH)                  FeatureVector x();
                            @Dense(units = 4 * GROWTH + Sizes.EXTRA)   FeatureVector hidden();
                            @Dense(units = CLASSES)                    FeatureVector logits();
                            @SoftmaxOutput                             FeatureVector label();
                        }
                        """, "public final class Sizes { public static final int EXTRA = 1; }")
                .procOnly()
                .compile();
        assertThat(Generated.summary(result, "Net")).contains("hidden Dense x 9 27 18", "logits Dense hidden 3 30 27");
    }

    @Test
    void defaultAndStaticMethodsAndConstantsAreLeftAlone() {
        Sources.Result result = network("""
            String NAME = "net";
            @Input(features = 2)  FeatureVector x();
            default int doubled(int value) { return 2 * value; }
            static String greeting() { return NAME; }
            @Output               FeatureVector out();
            """).compile().succeeds();
        assertThat(Generated.summary(result, "Net")).containsExactly("x Input 2", "out Output x 2", "total 0 0");
    }

    @Test
    void aLayerMethodIsAbstractNotGenericAndWithoutVarargs() {
        for (String method : List.of(
                "@Activate default FeatureVector act() { return null; }",
                "@Activate <T> FeatureVector act();",
                "@Concat FeatureVector act(FeatureVector... all);",
                "@Activate String act();",
                "@Activate FeatureVector act(String x);")) {
            String layers = "@Input(features = 2) FeatureVector x();\n" + method
                    + "\n@Output FeatureVector out(FeatureVector x);\n";
            assertThat(network(layers).procOnly().compile().codes()).as(method).contains("layer-method");
        }
    }

    @Test
    void aLayerMayBeCalledAnythingThatJavaAllows() {
        List<String> names = List.of(
                "fit",
                "graph",
                "layer",
                "builder",
                "load",
                "id",
                "shape",
                "params",
                "configuration",
                "architecture",
                "save",
                "predict",
                "evaluate",
                "settings",
                "self",
                "wrap",
                "last",
                "parameters",
                "valueOf",
                "values",
                "class_",
                "Layer",
                "Builder",
                "fingerprint",
                "multiply_adds",
                "part2",
                "inFit",
                "name",
                "ordinal",
                "min_height",
                "activations",
                "position",
                "_x",
                "$y",
                "élan",
                "ARCHITECTURE_",
                "toString_");
        StringBuilder layers = new StringBuilder("@Input(features = 2) FeatureVector network();\n");
        names.stream()
                .filter(name -> !List.of("Layer", "Builder").contains(name))
                .forEach(name -> layers.append("@Dense(units = 2) FeatureVector ")
                        .append(name)
                        .append("();\n"));
        layers.append("@SoftmaxOutput FeatureVector string();\n");
        Sources.Result result = network(layers.toString())
                .options("-Xlint:all,-processing,-classfile,-path", "-Werror")
                .compile()
                .succeeds();
        assertThat(new Generated(result, "Net").named())
                .containsEntry("FIT", "fit")
                .containsEntry("CLASS_", "class_");
    }

    @Test
    void aBlockMayBeUsedUnderAnyName() {
        Sources.Result result = network(IMAGE
                        + "@ConvBn(channels = 2, kernel = 1) FeatureMap layer();\n"
                        + "@ConvBn(channels = 2, kernel = 1) FeatureMap builder();\n"
                        + "@ConvBn(channels = 2, kernel = 1) FeatureMap fit();\n"
                        + "@ConvBn(channels = 2, kernel = 1) FeatureMap inputs();\n@Output FeatureMap out();\n")
                .options("-Xlint:all,-processing,-classfile,-path", "-Werror")
                .compile()
                .succeeds();
        assertThat(new Generated(result, "Net").named()).containsEntry("FIT", "fit/norm");
    }

    @Test
    void generatedMethodsThatSplitALongNetworkClashWithNoBlock() {
        network(IMAGE
                        + "@Repeat(\"70\") @Activate FeatureMap act();\n"
                        + "@ConvBn(channels = 2, kernel = 1) FeatureMap layers1();\n"
                        + "@Repeat(\"70\") @Activate FeatureMap more();\n@Output FeatureMap out();\n")
                .compile()
                .succeeds();
    }

    @Test
    void momentumIsThePartOfTheNewBatch() {
        assertThat(generated(IMAGE + "@BatchNorm(momentum = 0.25) FeatureMap norm();\n@Output FeatureMap out();\n"))
                .contains(".decay(0.75)");
    }

    @Test
    void ceilDropsALastWindowThatWouldStartInThePadding() {
        String pool = "@MaxPool2d(kernel = 2, stride = 2%s) FeatureMap pool();\n@Output FeatureMap out();\n";
        assertThat(Generated.summary(
                        network(IMAGE + pool.formatted("")).procOnly().compile(), "Net"))
                .contains("pool MaxPool2d image 3x3x3");
        assertThat(Generated.summary(
                        network(IMAGE + pool.formatted(", rounding = CEIL"))
                                .procOnly()
                                .compile(),
                        "Net"))
                .contains("pool MaxPool2d image 3x4x4");
        assertThat(Generated.summary(
                        network(IMAGE + pool.formatted(", padding = 1, rounding = CEIL"))
                                .procOnly()
                                .compile(),
                        "Net"))
                .contains("pool MaxPool2d image 3x4x4");
    }

    @Test
    void aHeadThatHasNoLabelsSaysSo() {
        for (String head : new String[] {"@RegressionOutput", "@Output"}) {
            assertThat(network(IMAGE + head + "(labels = {\"a\"}) FeatureMap out();\n")
                            .procOnly()
                            .compile()
                            .errors())
                    .anyMatch(error ->
                            error.text().startsWith("[unknown-member] out: " + head + " has no member 'labels'")
                                    && error.text().contains("only a softmax or a sigmoid head has labels")
                                    && error.text().endsWith("fix    remove labels"));
        }
    }
}
