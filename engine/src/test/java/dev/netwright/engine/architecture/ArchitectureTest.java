package dev.netwright.engine.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The packages of the engine, and what each may see. */
class ArchitectureTest {
    private static final String ROOT = "dev.netwright.engine.";
    private static final Map<String, Set<String>> MAY_SEE = Map.of(
            "graph", Set.of(),
            "operation", Set.of("graph"),
            "reference", Set.of("graph", "operation"),
            "plan", Set.of("graph", "operation"),
            "kernel", Set.of("graph", "operation", "plan"),
            "optimizer", Set.of());

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.netwright.engine");

    private static String part(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    @Test
    void eachPackageSeesOnlyThoseBelowIt() {
        Map<String, Set<String>> seen = new TreeMap<>();
        for (JavaClass type : ENGINE) {
            Set<String> others = seen.computeIfAbsent(part(type), key -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ArchitectureTest::part)
                    .filter(other -> !other.equals(part(type)))
                    .forEach(others::add);
        }
        assertThat(seen.keySet()).isEqualTo(MAY_SEE.keySet());
        seen.forEach((part, others) -> assertThat(MAY_SEE.get(part)).as(part).containsAll(others));
        assertThat(seen.get("kernel")).contains("plan");
    }

    @Test
    void noPackagesFormACircle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void neitherDeeplearning4jNorNd4jIsSeen() {
        assertThat(ENGINE.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name -> name.startsWith("org."))
                        .map(name -> name.split("\\.")[1]))
                .containsOnly("bytedeco");
    }
}
