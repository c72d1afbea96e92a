package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import dev.netwright.runtime.NetworkLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Declarations in odd surroundings, which compile as plain ones do, with all warnings on. */
class ValidCodeTest {
    private static final String[] STRICT = {"-Xlint:all,-processing,-classfile,-path,-options", "-Werror"};
    private static final String LAYERS =
            "@Input(features = 3) FeatureVector x(); @Dense(units = 2) FeatureVector y(); @Output FeatureVector z();";

    private static Sources.Result compiles(String... texts) {
        return Sources.declaring(texts).options(STRICT).compile().succeeds();
    }

    /** The same in a package: the text after its imports. */
    private static String in(String packageName, String text) {
        return "package " + packageName + ";\n" + Sources.IMPORTS + text;
    }

    @Test
    void whatIsNoLayerMayNameWhatIsGenerated() {
        compiles("""
                @Network public interface Fresh extends java.util.function.Supplier<FreshNetwork> {
                    FreshNetwork[] NONE = {};
                    %s
                    static FreshNetwork fresh() { return FreshNetwork.builder().build(); }
                    default FreshNetwork get() { return fresh(); }
                    private long count(FreshNetwork.Layer layer) { return FreshNetwork.PARAMETERS; }
                    record Held(FreshNetwork network) {}
                }
                """.formatted(LAYERS));
    }

    @Test
    void aDeprecatedNetworkIsNamedWithoutAWarning() {
        compiles("@Deprecated @Network public interface Old { " + LAYERS + " }");
        compiles("@Deprecated(since = \"1\", forRemoval = true) @Network public interface Older { " + LAYERS + " }");
        compiles("@Deprecated class Attic { @Network interface Inner { " + LAYERS + " } }");
        compiles("class Stage { @Deprecated(forRemoval = true) @Block @interface Wide { interface Body { "
                + "@Dense(units = 9) FeatureVector fc(); } } }");
    }

    @Test
    void aPrivateBlockServesTheClassAroundIt() {
        Sources.Result result = compiles("""
                public class Outer {
                    @Block private @interface Wide { interface Body { @Dense(units = 9) FeatureVector fc(); } }
                    @Network public interface Inner {
                        @Input(features = 3) FeatureVector x();
                        @Wide FeatureVector y();
                        @Output FeatureVector z();
                    }
                }
                """);
        assertThat(result.texts()).containsOnlyKeys("Outer_InnerNetwork", "Outer_InnerRecord");
    }

    @Test
    void aGenericParentWithoutLayersIsNoBase() {
        compiles(
                "@Network public interface Owned extends Owner<Integer> { " + LAYERS
                        + " default Integer owner() { return 1; } }",
                "interface Owner<T> extends Marked { T owner(); }",
                "interface Marked { int MARK = 1; }");
    }

    @Test
    void aGenericParentWithLayersIsRefused() {
        Sources.Result result = Sources.declaring(
                        "@Network public interface Heir extends Base<Integer> { @Output FeatureVector z(); }",
                        "interface Base<T> { @Input(features = 3) FeatureVector x(); @Dense(units = 2) FeatureVector y(); }")
                .procOnly()
                .compile();
        assertThat(result.codes()).contains("not-an-interface");
    }

    @Test
    void classesOfThePackageMayBeNamedLikeThoseThatAreUsed() {
        String names = List.of(
                        "Activation",
                        "Architecture",
                        "Builder",
                        "Class",
                        "Configuration",
                        "Enum",
                        "Generated",
                        "Integer",
                        "Layer",
                        "LayerFacts",
                        "List",
                        "Long",
                        "Math",
                        "NetworkBuilder",
                        "NetworkLayer",
                        "Object",
                        "Path",
                        "Stream",
                        "String",
                        "TensorShape",
                        "TrainableNetwork")
                .stream()
                .map(name -> "class " + name + " {}\n")
                .collect(Collectors.joining(
                        "",
                        "",
                        "@interface Deprecated {}\n@interface Override {}\n"
                                + "@interface SuppressWarnings { java.lang.String[] value(); }\n"));
        Sources.of()
                .file("own/Net.java", in("own", "@Network public interface Net { " + LAYERS + " }\n" + names))
                .options(STRICT)
                .compile()
                .succeeds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Trainable", "Layer", "Builder", "Configuration", "String", "Größe", "$"})
    void aNetworkMayBeNamedLikeWhatIsUsed(String name) {
        Sources.of()
                .file(name + ".java", Sources.IMPORTS + "@Network interface " + name + " { " + LAYERS + " }")
                .options(STRICT)
                .compile()
                .succeeds();
        Sources.of()
                .file("own/" + name + ".java", in("own", "@Network interface " + name + " { " + LAYERS + " }\n"))
                .options(STRICT)
                .compile()
                .succeeds();
    }

    @Test
    void layersMayHaveAnyName() {
        String layers =
                List.of("$", "$L", "__", "values", "valueOf", "facts", "id", "lstm", "name", "graph", "größe", "猫")
                        .stream()
                        .map(name -> "@Dense(units = 2) FeatureVector " + name + "();\n")
                        .collect(Collectors.joining());
        String longest = "u".repeat(240);
        Sources.Result result = compiles(
                "@Network public interface Odd { @Input(features = 2) FeatureVector x();\n" + layers
                        + "@Wide FeatureVector " + longest + "();\n@Output FeatureVector architecture(); }\n",
                "@Block @interface Wide { interface Body { @Dense(units = 9) FeatureVector fc(); } }\n");
        Generated network = new Generated(result, "Odd");
        assertThat(network.layers()).containsKeys("$", "lstm", "größe", "猫", longest + "/fc");
        assertThat(network.named()).containsKeys("GRÖSSE", "猫");
    }

    @TempDir
    Path folder;

    @Test
    void aHiddenBlockOfAPublicNetworkServesOtherPackages() {
        Sources library = Sources.of()
                .file(
                        "lib/Wide.java",
                        in(
                                "lib",
                                "@Block @interface Wide { int units() default 2; interface Body { "
                                        + "@Dense @Bind(\"units\") FeatureVector fc(); } }"))
                .file(
                        "lib/Hidden.java",
                        in(
                                "lib",
                                "@Network interface Hidden { @Input(features = 3) FeatureVector x();"
                                        + " @Wide FeatureVector y(); @Output FeatureVector z(); }"))
                .file("lib/Base.java", in("lib", "@Network public interface Base extends Hidden {}"));
        String heir = in("app", "@Network public interface Heir extends lib.Base {}");
        String user = in(
                "app",
                "@Network public interface User { @Input(features = 3) FeatureVector x();"
                        + " @Use(lib.Base.class) FeatureVector used(); @Output FeatureVector z(); }");
        library.file("app/Heir.java", heir)
                .file("app/User.java", user)
                .options(STRICT)
                .compile()
                .succeeds();
        Path jar = library.compile().succeeds().jar(folder.resolve("library.jar"));
        Sources.of()
                .file("app/Heir.java", heir)
                .file("app/User.java", user)
                .classPath(jar)
                .options(STRICT)
                .compile()
                .succeeds();
    }

    @Test
    void aModuleNeedNotReadJavasCompiler() {
        Sources.Result result = Sources.of()
                .file("module-info.java", "module app {}\n")
                .file("app/Net.java", in("app", "@Network public interface Net { " + LAYERS + " }"))
                .options("--add-reads", "app=ALL-UNNAMED")
                .compile()
                .succeeds();
        assertThat(result.generated("app.NetNetwork")).doesNotContain("javax.annotation");
        assertThat(compiles("@Network interface Net { " + LAYERS + " }").generated("NetNetwork"))
                .contains("import javax.annotation.processing.Generated;");
    }

    @Test
    void aHeadMayHaveMoreLabelsThanAMethodHolds() throws ReflectiveOperationException {
        int classes = 9_000;
        Sources.Result result = compiles("""
                @Network public interface Species {
                    @Input(features = 8) FeatureVector code();
                    @Dense(units = 3) FeatureVector kinds();
                    @SoftmaxOutput(labels = {"a", "b", "c"}) FeatureVector kind();
                    @Dense(units = %s) FeatureVector scores(FeatureVector code);
                    @SoftmaxOutput(labels = {%s}) FeatureVector species();
                }
                """.formatted(classes, labels(classes)));
        Class<?> network = result.load("SpeciesNetwork");
        var field = network.getDeclaredField("ARCHITECTURE");
        field.setAccessible(true);
        var architecture = (dev.netwright.runtime.Architecture) field.get(null);
        List<NetworkLayer> heads = architecture.heads().stream()
                .map(dev.netwright.runtime.Architecture.Head::layer)
                .toList();
        assertThat(architecture.labels(heads.get(0))).containsExactly("a", "b", "c");
        assertThat(architecture.labels(heads.get(1)))
                .hasSize(classes)
                .startsWith("genus species 0")
                .endsWith("genus species 8999");
    }

    private static String labels(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> "\"genus species " + index + "\"")
                .collect(Collectors.joining(", "));
    }

    @Test
    void sizesAtTheEndOfTheirRangeAreCounted() {
        compiles("@Network public interface Tall { @Input(channels = 1, height = 2147483647, width = 1) FeatureMap x();"
                + " @GlobalAvgPool2d FeatureVector pooled(); @Output FeatureVector z(); }");
        compiles(
                "@Network public interface Taller { @Input(channels = 1, height = 2147483647, width = 1) FeatureMap x();"
                        + " @Conv2d(channels = 1, kernel = {1073741823, 1}) FeatureMap c(); @GlobalAvgPool2d FeatureVector p();"
                        + " @Output FeatureVector z(); }");
        compiles("@Network public interface Long { @Input(features = 1, steps = 2147483647) FeatureSequence x();"
                + " @LastStep FeatureVector last(); @Output FeatureVector z(); }");
    }
}
