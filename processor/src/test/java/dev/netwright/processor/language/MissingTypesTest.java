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
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** A type that is not there is the compiler's to report, or comes in a later round. */
class MissingTypesTest {
    private static final String FORGOTTEN = """
            import dev.netwright.dsl.*;

            @Network
            public interface Forgotten {
                @Input(channels = 3, height = 32, width = 32) FeatureMap image();
                @ConvBn(channels = 8, kernel = 3) FeatureMap conv();
                @GlobalAvgPool2d FeatureVector mean(FeatureMap conv);
                @SoftmaxOutput FeatureVector answer();
                @Dense(units = 3) FeatureVector logits(FeatureMap image);
                @SoftmaxOutput FeatureVector second();
            }
            """;

    @Test
    void aForgottenImportIsReportedByTheCompilerAlone() {
        Sources.Result result = Sources.of(FORGOTTEN).compile();
        assertThat(result.codes()).containsExactlyInAnyOrder("", "tensor-kind");
        assertThat(result.errors())
                .anyMatch(error -> error.line() == 6 && error.text().contains("cannot find symbol"));
        assertThat(result.errors()).noneMatch(error -> error.text().contains("] conv:"));
    }

    @Test
    void underEclipseTheWholeNetworkWaits() {
        assertThat(Sources.of(FORGOTTEN).inEclipse().compile().errors())
                .isNotEmpty()
                .allMatch(error -> error.code().isEmpty());
    }

    @Test
    void aBlockThatAnotherProcessorGeneratesIsWaitedFor() {
        String block =
                "import dev.netwright.dsl.*;\n@Block public @interface %s { interface Body { %s FeatureVector a(); } }";
        String network = "import dev.netwright.dsl.*;\n@Network public interface Net {\n"
                + "@Input(features = 4) FeatureVector x();\n@Around FeatureVector a();\n@Output FeatureVector y();\n}\n";
        Compilation compilation = Compiler.javac()
                .withProcessors(
                        new NetworkProcessor(), new Generating("Late", block.formatted("Late", "@Dense(units = 3)")))
                .compile(
                        JavaFileObjects.forSourceString("Net", network),
                        JavaFileObjects.forSourceString("Around", block.formatted("Around", "@Late")));
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.generatedSourceFiles().stream().map(file -> file.getName()))
                .contains("/SOURCE_OUTPUT/NetNetwork.java", "/SOURCE_OUTPUT/AroundRecord.java");
    }

    /** Writes one source in the first round. */
    private static final class Generating extends AbstractProcessor {
        private final String name;
        private final String text;

        Generating(String name, String text) {
            this.name = name;
            this.text = text;
        }

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
            boolean isFirst = round.getRootElements().stream()
                    .anyMatch(element -> element.getSimpleName().contentEquals("Net"));
            if (isFirst) {
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile(name).openWriter()) {
                    writer.write(text);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
            return false;
        }
    }
}
