package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Generated code names classes as text: each must exist in the real jars, under exactly that name. */
class VocabularyTest {
    @TestFactory
    Stream<DynamicTest> everyNamedClassExists() throws ReflectiveOperationException {
        return names().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(Class.forName(
                                                entry.getValue().reflectionName(),
                                                false,
                                                getClass().getClassLoader())
                                        .getCanonicalName())
                                .isEqualTo(entry.getValue().canonicalName())));
    }

    @Test
    void theNamesAreFound() throws ReflectiveOperationException {
        assertThat(names().keySet()).contains("Vocabulary.CONVOLUTION_LAYER", "NetworkSource.ARCHITECTURE");
        assertThat(names()).hasSizeGreaterThan(25);
    }

    /** Every static class name in the packages that write code, by the constant that holds it. */
    private static Map<String, ClassName> names() throws ReflectiveOperationException {
        Map<String, ClassName> names = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.netwright.processor.layer", "dev.netwright.processor.emit")) {
            for (Field field : type.reflect().getDeclaredFields()) {
                if (field.getType() == ClassName.class && java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    names.put(type.getSimpleName() + "." + field.getName(), (ClassName) field.get(null));
                }
            }
        }
        return names;
    }
}
