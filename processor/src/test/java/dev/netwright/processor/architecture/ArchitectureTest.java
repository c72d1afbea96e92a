package dev.netwright.processor.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.netwright.dsl.Network;
import dev.netwright.processor.NetworkProcessor;
import dev.netwright.runtime.Architecture;
import dev.netwright.serving.Predictor;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The package table of the design, as rules. Each is guarded: what it is about must exist, or it fails. */
class ArchitectureTest {
    private static final String ROOT = "dev.netwright.processor";
    private static final String[] COMPILER = {
        "javax.lang.model..", "javax.annotation.processing..", "javax.tools..", "com.sun..", "com.google.auto.."
    };
    private static final String JAVAPOET = "com.palantir.javapoet..";
    private static final Set<String> PACKAGES = Set.of(
            "",
            ".check",
            ".declaration",
            ".emit",
            ".expression",
            ".graph",
            ".layer",
            ".read",
            ".report",
            ".shape",
            ".unfold");

    private static final JavaClasses PROCESSOR = classesBeside(NetworkProcessor.class, ROOT);

    private static JavaClasses classesBeside(Class<?> anchor, String packageName) {
        try {
            Path location = Path.of(
                    anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
            // Once a module is packaged, those after it see its jar.
            ClassFileImporter importer = new ClassFileImporter();
            JavaClasses all = Files.isDirectory(location)
                    ? importer.importPath(location)
                    : importer.importJar(new JarFile(location.toFile()));
            return all.that(resideInAPackage(packageName + ".."));
        } catch (IOException | URISyntaxException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void thePackagesAreThoseOfTheTable() {
        Set<String> found = PROCESSOR.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(new TreeSet<>(PACKAGES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "declaration", "expression", "graph", "layer", "shape", "unfold"})
    void seesNoCompiler(String name) {
        noClasses()
                .that(resideInAPackage(ROOT + "." + name))
                .should()
                .dependOnClassesThat(resideInAnyPackage(COMPILER))
                .allowEmptyShould(false)
                .check(PROCESSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "declaration", "expression", "graph", "read", "report", "shape", "unfold"})
    void seesNoJavaPoet(String name) {
        noClasses()
                .that(resideInAPackage(ROOT + "." + name))
                .should()
                .dependOnClassesThat(resideInAPackage(JAVAPOET))
                .allowEmptyShould(false)
                .check(PROCESSOR);
    }

    @Test
    void expressionsSeeNothing() {
        seesOnly("expression", "expression");
    }

    @Test
    void shapesSeeNothing() {
        seesOnly("shape", "shape");
    }

    @Test
    void reportsSeeNothing() {
        seesOnly("report", "report");
    }

    @Test
    void declarationsArePlainData() {
        seesOnly("declaration", "declaration", "expression", "report", "shape");
        assertThat(inPackage("declaration"))
                .allMatch(type -> type.isRecord() || type.isEnum() || type.isInterface() || type.isAnnotation());
    }

    @Test
    void layersSeeShapesAndWhatTheyReport() {
        seesOnly("layer", "layer", "expression", "report", "shape");
    }

    @Test
    void graphsSeeDeclarationsAndLayers() {
        seesOnly("graph", "graph", "declaration", "layer", "shape");
    }

    @Test
    void nothingBeforeTheGraphSeesWhatComesAfterIt() {
        seesOnly("unfold", "unfold", "declaration", "expression", "graph", "layer", "report", "shape");
        seesOnly("check", "check", "declaration", "expression", "graph", "layer", "report", "shape");
        seesOnly("emit", "emit", "declaration", "graph", "layer", "report", "shape");
    }

    /** Within the processor; what it sees of others is held by other rules. */
    private static void seesOnly(String name, String... others) {
        Set<String> allowed =
                Set.of(others).stream().map(other -> ROOT + "." + other).collect(Collectors.toSet());
        Set<String> seen = inPackage(name).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .map(JavaClass::getPackageName)
                .filter(packageName -> packageName.startsWith(ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen).contains(ROOT + "." + name).isSubsetOf(allowed);
    }

    private static List<JavaClass> inPackage(String name) {
        List<JavaClass> classes = PROCESSOR.stream()
                .filter(type -> type.getPackageName().equals(ROOT + "." + name))
                .toList();
        assertThat(classes).isNotEmpty();
        return classes;
    }

    @Test
    void onlyTheReaderReadsTheCompilersModel() {
        Set<String> readers = PROCESSOR.stream()
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getPackageName().startsWith("javax.lang.model")))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        // The root names the types that it hands to the reader; emit uses Modifier, whose methods it never calls.
        assertThat(readers).containsExactly(ROOT, ROOT + ".read");
    }

    @Test
    void layersUseCodeBlockAndClassNameAlone() {
        assertThat(targets("layer", "com.palantir.javapoet"))
                .containsExactlyInAnyOrder("CodeBlock", "CodeBlock$Builder", "ClassName");
    }

    @Test
    void emitUsesOfTheCompilersModelTheModifiersAndTheOriginatingElement() {
        assertThat(targets("emit", "javax.lang.model")).contains("Modifier").isSubsetOf("Modifier", "Element");
    }

    private static Set<String> targets(String name, String packageName) {
        return inPackage(name).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(type -> type.getPackageName().startsWith(packageName))
                .map(type -> type.getName().substring(type.getPackageName().length() + 1))
                .collect(Collectors.toSet());
    }

    @Test
    void messagesAndFilesEachLeaveThroughOneClass() {
        assertThat(callersOf(Messager.class)).containsExactly(ROOT + ".report.Diagnostics");
        assertThat(callersOf(Filer.class)).containsExactly(ROOT + ".emit.SourceWriter");
    }

    private static Set<String> callersOf(Class<?> type) {
        return PROCESSOR.stream()
                .filter(caller -> caller.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(type)))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void theProcessorNeverReferencesDeeplearning4jOrTheRuntime() {
        assertThat(PROCESSOR).hasSizeGreaterThan(80);
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.deeplearning4j..", "org.nd4j..", "org.bytedeco..", "dev.netwright.runtime.."))
                .allowEmptyShould(false)
                .check(PROCESSOR);
    }

    @Test
    void operationsAreBelowWhatUsesThem() {
        noClasses()
                .that(resideInAPackage("dev.netwright.runtime.operations.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.netwright.runtime.acceleration..",
                        "dev.netwright.runtime.checkpoint..",
                        "dev.netwright.runtime.onnx..",
                        "dev.netwright.runtime.training..",
                        "dev.netwright.runtime"))
                .allowEmptyShould(false)
                .check(classesBeside(Architecture.class, "dev.netwright.runtime"));
        for (String part : List.of("layer", "rewrite")) {
            noClasses()
                    .that(resideInAPackage("dev.netwright.runtime.operations." + part))
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.netwright.runtime.operations"))
                    .allowEmptyShould(false)
                    .check(classesBeside(Architecture.class, "dev.netwright.runtime"));
        }
    }

    @Test
    void theProcessorSeesNothingThatItDoesNotDeclare() {
        noClasses()
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        "java..",
                        "javax..",
                        "com.sun.source..",
                        "com.google.auto..",
                        "com.palantir.javapoet..",
                        ROOT + "..")))
                .allowEmptyShould(false)
                .check(PROCESSOR);
    }

    @Test
    void noClassIsNamedForNothing() {
        Collection<String> vague = List.of("Util", "Utils", "Helper", "Manager", "Impl", "Misc", "Common");
        for (JavaClasses module : modules()) {
            assertThat(module).isNotEmpty();
            assertThat(module.stream().map(JavaClass::getSimpleName))
                    .noneMatch(name -> vague.stream().anyMatch(name::endsWith));
            assertThat(module.stream().map(JavaClass::getPackageName))
                    .noneMatch(name -> name.matches(".*\\.(util|utils|helper|manager|impl|common)(\\..*)?"));
        }
    }

    private static List<JavaClasses> modules() {
        return List.of(
                PROCESSOR,
                classesBeside(Network.class, "dev.netwright.dsl"),
                classesBeside(Predictor.class, "dev.netwright.serving"),
                classesBeside(Architecture.class, "dev.netwright.runtime"));
    }

    @Test
    void noStaticStateIsMutable() {
        List<JavaField> fields = modules().stream()
                .flatMap(module -> module.stream())
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
        assertThat(fields).hasSizeGreaterThan(20);
        for (JavaField field : fields) {
            assertThat(field.getModifiers()).as(field.getFullName()).contains(JavaModifier.FINAL);
            assertThat(field.getRawType().isArray()).as(field.getFullName()).isFalse();
            if (field.getRawType().isAssignableTo(Collection.class)
                    || field.getRawType().isAssignableTo(Map.class)) {
                assertThat(value(field).getClass().getName())
                        .as(field.getFullName())
                        .matches("java\\.util\\.(ImmutableCollections|Collections\\$Unmodifiable).*");
            }
        }
    }

    private static Object value(JavaField field) {
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            return reflected.get(null);
        } catch (IllegalAccessException failure) {
            throw new AssertionError(failure);
        }
    }
}
