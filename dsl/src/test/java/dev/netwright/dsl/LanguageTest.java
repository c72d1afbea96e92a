package dev.netwright.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Jars and checkpoints rest on the language as published: what changes in it must be changed here on purpose. */
class LanguageTest {
    private static final String POOL =
            "int[] kernel REQUIRED, int[] padding {0}, Rounding rounding FLOOR, int[] stride {}";
    private static final String LABELLED_HEAD = "String[] labels {}, String labelsOf , double weight 1.0";
    private static final String ACTIVATED = "Activation activation IDENTITY";

    /** Annotation to where it may stand and its members, sorted by name: {@code type name default}. */
    private static final Map<String, String> LANGUAGE = new TreeMap<>(Map.ofEntries(
            Map.entry("Activate", "METHOD: Activation value RELU"),
            Map.entry("Add", "METHOD: " + ACTIVATED),
            Map.entry("AvgPool2d", "METHOD: boolean countPadding true, " + POOL),
            Map.entry("BatchNorm", "METHOD: " + ACTIVATED + ", double epsilon 1.0E-5, double momentum 0.1"),
            Map.entry("Bind", "METHOD: String[] value"),
            Map.entry("Block", "ANNOTATION_TYPE: "),
            Map.entry("Concat", "METHOD: "),
            Map.entry(
                    "Conv2d",
                    "METHOD: " + ACTIVATED + ", boolean bias true, int channels REQUIRED, int[] dilation {1}, "
                            + "int[] kernel REQUIRED, int[] padding {0}, Rounding rounding FLOOR, int[] stride {1}"),
            Map.entry("DeclarationRecord", "TYPE: Class declares, Element[] elements, String file, int version"),
            Map.entry("Dense", "METHOD: " + ACTIVATED + ", boolean bias true, int units REQUIRED"),
            Map.entry("Dropout", "METHOD: double value REQUIRED"),
            Map.entry("Flatten", "METHOD: "),
            Map.entry("GlobalAvgPool2d", "METHOD: "),
            Map.entry("GlobalMaxPool2d", "METHOD: "),
            Map.entry(
                    "Input",
                    "METHOD: int channels REQUIRED, int features REQUIRED, int height REQUIRED, int width REQUIRED"),
            Map.entry("LocalResponseNorm", "METHOD: double alpha 1.0E-4, double beta 0.75, double k 1.0, int size 5"),
            Map.entry("MaxPool2d", "METHOD: " + POOL),
            Map.entry("Multiply", "METHOD: " + ACTIVATED),
            Map.entry("Network", "TYPE: "),
            Map.entry("Output", "METHOD: "),
            Map.entry("Reference", "TYPE: long macs -1, long params -1"),
            Map.entry("RegressionOutput", "METHOD: String labelsOf , double weight 1.0"),
            Map.entry("Repeat", "METHOD: String value"),
            Map.entry("Shape", "METHOD: String value"),
            Map.entry("SigmoidOutput", "METHOD: " + LABELLED_HEAD),
            Map.entry("SoftmaxOutput", "METHOD: " + LABELLED_HEAD),
            Map.entry("When", "METHOD: String value"),
            Map.entry("ZeroPad2d", "METHOD: int bottom 0, int left 0, int right 0, int top 0"),
            Map.entry(
                    "block.ConvBn",
                    "METHOD: " + ACTIVATED
                            + ", int channels REQUIRED, int kernel REQUIRED, int padding 0, int stride 1"),
            Map.entry(
                    "block.Inception",
                    "METHOD: int conv1x1 REQUIRED, int conv3x3 REQUIRED, int conv5x5 REQUIRED, int poolProj REQUIRED, "
                            + "int reduce3x3 REQUIRED, int reduce5x5 REQUIRED"),
            Map.entry(
                    "block.NinBlock",
                    "METHOD: int channels REQUIRED, int kernel REQUIRED, int padding 0, int stride 1"),
            Map.entry("block.VggBlock", "METHOD: int channels REQUIRED, int convs REQUIRED")));

    @Test
    void everyAnnotationIsInTheTableWithItsTargetMembersAndDefaults() throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (Class<?> type : annotations()) {
            found.put(type.getName().substring("dev.netwright.dsl.".length()), describe(type));
        }
        assertThat(found).isEqualTo(LANGUAGE);
    }

    @TestFactory
    Stream<DynamicTest> everyAnnotationIsDocumentedAndKeptInClassFiles() throws Exception {
        return annotations().stream()
                .map(type -> dynamicTest(type.getSimpleName(), () -> {
                    assertThat(type.isAnnotationPresent(Documented.class)).isTrue();
                    assertThat(type.getAnnotation(Retention.class).value()).isEqualTo(RetentionPolicy.CLASS);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyShippedBlockDeclaresABodyOfLayers() throws Exception {
        List<Class<?>> blocks = annotations().stream()
                .filter(type -> type.getPackageName().endsWith(".block"))
                .toList();
        assertThat(blocks).hasSize(4);
        return blocks.stream()
                .map(type -> dynamicTest(type.getSimpleName(), () -> {
                    Class<?> body = Class.forName(type.getName() + "$Body");
                    assertThat(body.isInterface()).isTrue();
                    assertThat(body.getDeclaredMethods()).isNotEmpty().allSatisfy(layer -> {
                        assertThat(Modifier.isAbstract(layer.getModifiers())).isTrue();
                        assertThat(Tensor.class).isAssignableFrom(layer.getReturnType());
                    });
                }));
    }

    @Test
    void enumsKeepTheirOrder() {
        assertThat(Arrays.toString(Activation.values()))
                .isEqualTo("[IDENTITY, RELU, RELU6, LEAKY_RELU, THRESHOLDED_RELU, ELU, SELU, SIGMOID, HARD_SIGMOID, "
                        + "TANH, HARD_TANH, SOFTPLUS, SOFTSIGN, SWISH, MISH, GELU, SOFTMAX]");
        assertThat(Rounding.values()).containsExactly(Rounding.FLOOR, Rounding.CEIL);
    }

    @Test
    void everyKindOfTensorIsATensor() {
        assertThat(Tensor.class)
                .isAssignableFrom(FeatureMap.class)
                .isAssignableFrom(FeatureVector.class)
                .isAssignableFrom(FeatureSequence.class)
                .isAssignableFrom(FeatureVolume.class);
    }

    private static List<Class<?>> annotations() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(Network.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names;
        try (Stream<Path> files = Files.walk(root.resolve("dev/netwright/dsl"))) {
            names = files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && !file.contains("$") && !file.contains("-info"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
        List<Class<?>> found = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name);
            if (type.isAnnotation()) {
                found.add(type);
            }
        }
        return found;
    }

    private static String describe(Class<?> type) {
        String targets = Arrays.stream(type.getAnnotation(Target.class).value())
                .map(ElementType::name)
                .collect(Collectors.joining(" "));
        return Arrays.stream(type.getDeclaredMethods())
                .map(member -> member.getReturnType().getSimpleName() + " " + member.getName() + defaultOf(member))
                .sorted((a, b) -> nameIn(a).compareTo(nameIn(b)))
                .collect(Collectors.joining(", ", targets + ": ", ""));
    }

    private static String nameIn(String member) {
        return member.split(" ")[1];
    }

    private static String defaultOf(Method member) {
        Object value = member.getDefaultValue();
        if (value == null) {
            return "";
        }
        if (!value.getClass().isArray()) {
            return " " + text(value);
        }
        List<String> parts = new ArrayList<>();
        for (int index = 0; index < Array.getLength(value); index++) {
            parts.add(text(Array.get(value, index)));
        }
        return " " + (parts.equals(List.of("REQUIRED")) ? "REQUIRED" : "{" + String.join(", ", parts) + "}");
    }

    private static String text(Object value) {
        boolean required = value instanceof Number number && number.doubleValue() == Required.REQUIRED;
        return required ? "REQUIRED" : value.toString();
    }
}
