package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.netwright.processor.NetworkProcessor;
import dev.netwright.processor.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated has names of its own: where one is taken, the network says so, and nothing is generated. */
class TakenNamesTest {
    private static final String IRIS = "package q;\n" + Sources.IMPORTS
            + "@Network public interface Iris { @Input(features = 4) FeatureVector x(); @Output FeatureVector y(); }\n";

    @TempDir
    Path folder;

    private static void isTold(Sources.Result result, String... words) {
        assertThat(result.codes()).containsExactly("name-taken");
        assertThat(result.errors()).hasSize(1);
        assertThat(result.errors().get(0).line()).isEqualTo(3);
        assertThat(result.errors().get(0).firstLine()).contains(words);
        assertThat(result.texts()).isEmpty();
    }

    private static Sources iris() {
        return Sources.of().file("q/Iris.java", IRIS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IrisRecord", "IrisNetwork"})
    void byAClassOfTheProject(String name) {
        String own = "package q; class " + name + " {}";
        isTold(iris().file("q/" + name + ".java", own).compile(), name, "there is a class of that name");
        isTold(iris().file("q/" + name + ".java", own).inEclipse().compile(), name, "there is a class of that name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IrisRecord", "IrisNetwork"})
    void byAClassOfTheClassPath(String name) {
        Path jar = Sources.of()
                .file("q/" + name + ".java", "package q; public class " + name + " {}")
                .compile()
                .succeeds()
                .jar(folder.resolve("taken.jar"));
        isTold(iris().classPath(jar).compile(), name, "there is a class of that name");
    }

    @Test
    void whatAnEarlierCompileGeneratedIsNotInTheWay() {
        Path jar = iris().compile().succeeds().jar(folder.resolve("earlier.jar"));
        assertThat(iris().classPath(jar).compile().succeeds().texts())
                .containsOnlyKeys("q.IrisNetwork", "q.IrisRecord");
    }

    @Test
    void byWhatIsGeneratedForAnother() {
        String nested = "package q;\n" + Sources.IMPORTS
                + "interface Wild { @Network interface Rose { @Input(features = 4) FeatureVector x(); @Output FeatureVector y(); } }\n";
        String flat = IRIS.replace("Iris", "Wild_Rose");
        Sources.Result result = Sources.of()
                .file("q/Wild_Rose.java", flat)
                .file("q/Wild.java", nested)
                .compile();
        assertThat(result.errors().stream().map(Sources.Message::firstLine))
                .containsExactly(
                        "[name-taken] Rose: the class Wild_RoseRecord is to be generated, and q.Wild_Rose has one of"
                                + " that name");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void byAnotherProcessorInTheSameRound(boolean isFirst) {
        NetworkProcessor ours = new NetworkProcessor();
        AbstractProcessor other = new Naming();
        Compilation compilation = Compiler.javac()
                .withProcessors(isFirst ? other : ours, isFirst ? ours : other)
                .compile(JavaFileObjects.forSourceString("q.Iris", IRIS));
        // The other processor's own trouble is its own.
        assertThat(compilation.errors().stream().map(error -> error.getMessage(null)))
                .noneMatch(text -> text.contains("internal-error"))
                .anyMatch(text -> text.contains(isFirst ? "[name-taken] Iris: the class IrisNetwork" : "Iris"));
    }

    /** Writes the class IrisNetwork, and says what stops it. */
    private static final class Naming extends AbstractProcessor {
        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (round.getRootElements().stream()
                    .anyMatch(root -> root.getSimpleName().contentEquals("Iris"))) {
                try (Writer writer = processingEnv
                        .getFiler()
                        .createSourceFile("q.IrisNetwork")
                        .openWriter()) {
                    writer.write("package q; class IrisNetwork {}");
                } catch (javax.annotation.processing.FilerException taken) {
                    processingEnv
                            .getMessager()
                            .printMessage(javax.tools.Diagnostic.Kind.ERROR, "IrisNetwork is there already");
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
            return false;
        }
    }
}
