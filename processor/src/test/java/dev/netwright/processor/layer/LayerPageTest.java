package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * {@code docs/layers.md} says what the language says today, and what the Javadoc says of shapes and of Deeplearning4j is
 * what the compiler does. {@code -Dnetwright.update=true} rewrites the page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayerPageTest {
    private static final Path PAGE = Path.of("../docs/layers.md");

    private final List<Row> rows = LayerTableTest.allRows();
    private final List<DocumentedAnnotation> annotations = DocumentedAnnotation.all();
    private Set<String> vocabulary;
    private TriedShapes tried;

    @BeforeAll
    void compile() throws IllegalAccessException {
        tried = new TriedShapes(rows);
        vocabulary = new TreeSet<>();
        for (Field field : Vocabulary.class.getDeclaredFields()) {
            if (field.getType() == ClassName.class) {
                vocabulary.add(((ClassName) field.get(null)).simpleName());
            }
        }
    }

    @Test
    void thePageIsOfToday() throws IOException {
        String page = new LayerPage(annotations, tried, vocabulary).text();
        if (Boolean.getBoolean("netwright.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
        assertThat(annotations.stream()
                        .filter(annotation -> !annotation.simpleName().equals("DeclarationRecord")))
                .allSatisfy(annotation -> assertThat(page).contains("| [`" + annotation + "`]("));
    }

    @TestFactory
    Stream<DynamicTest> theJavadocOfALayerIsTrue() {
        return layers().map(layer -> DynamicTest.dynamicTest(layer.simpleName(), () -> {
            String name = layer.simpleName();
            assertThat(tried.ranks(name)).isNotEmpty();
            assertThat(layer.keepsTheShape())
                    .as("either keeps the shape or says from which to which")
                    .isEqualTo(layer.formulas().isEmpty());
            if (!layer.keepsTheShape()) {
                assertThat(layer.formulas().stream()
                                .map(formula -> rank(formula.from()))
                                .collect(Collectors.toSet()))
                        .as("what it reads")
                        .isEqualTo(tried.ranks(name));
            }
            assertThat(rows.stream().filter(row -> row.kind().equals(name))).allSatisfy(row -> {
                int read = TriedShapes.rank(row.inputs().get(0));
                int expected = layer.formulas().stream()
                        .filter(formula -> rank(formula.from()) == read)
                        .findFirst()
                        .map(formula -> rank(formula.to()))
                        .orElse(read);
                assertThat(TriedShapes.rank(row.shape())).as(row.toString()).isEqualTo(expected);
            });
        }));
    }

    @TestFactory
    Stream<DynamicTest> aLayerBecomesWhatItsJavadocSays() {
        return layers().map(layer -> DynamicTest.dynamicTest(layer.simpleName(), () -> {
            String emitted = rows.stream()
                    .filter(row -> row.kind().equals(layer.simpleName()))
                    .flatMap(row -> row.emitted().stream())
                    .collect(Collectors.joining("\n", "", tried.generated(layer.simpleName())));
            assertThat(layer.becomes(vocabulary))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(emitted).containsPattern("new " + name + "\\b"));
        }));
    }

    @TestFactory
    Stream<DynamicTest> aBlockSaysFromWhichShapeToWhich() {
        return annotations.stream()
                .filter(DocumentedAnnotation::isBlock)
                .map(block -> DynamicTest.dynamicTest(
                        block.simpleName(), () -> assertThat(block.formulas()).hasSize(1)));
    }

    private Stream<DocumentedAnnotation> layers() {
        return annotations.stream()
                .filter(annotation ->
                        LayerKinds.shipped().of(annotation.qualifiedName()).isPresent());
    }

    /** How many sizes the first shape of a formula has: {@code (C1 + C2 + ...) x H x W} has 3. */
    private static int rank(String formula) {
        String outside = formula.replaceAll("^\\(([^)]* x [^)]*)\\).*", "$1").replaceAll("\\([^)]*\\)", "n");
        return (int) Arrays.stream(outside.split(",")[0].split(" x ")).count();
    }
}
