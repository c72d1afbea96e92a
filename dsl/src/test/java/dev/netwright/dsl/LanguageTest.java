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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Jars and checkpoints rest on the language as published: what changes in it must be changed in the table on purpose. */
class LanguageTest {
    /** A line an annotation: where it may stand and its members, sorted by name, {@code type name default}. */
    private static final Path TABLE = Path.of("src/test/resources/language.txt");

    @Test
    void everyAnnotationIsInTheTableWithItsTargetMembersAndDefaults() throws Exception {
        List<String> found = new ArrayList<>();
        for (Class<?> type : annotations()) {
            found.add(type.getName().substring("dev.netwright.dsl.".length()) + " " + describe(type));
        }
        if (Boolean.getBoolean("netwright.update")) {
            Files.write(TABLE, found);
        }
        assertThat(found).isEqualTo(Files.readAllLines(TABLE));
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
        assertThat(blocks).isNotEmpty();
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
