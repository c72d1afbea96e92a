package dev.netwright.processor.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.NetworkProcessor;
import dev.netwright.processor.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** What a build tool is told of the processor, so that it compiles no more than it must, is what the processor does. */
class IncrementalTest {
    private static final String DESCRIPTOR = "META-INF/gradle/incremental.annotation.processors";

    @Test
    void gradleIsToldThatTheProcessorIsIsolating() throws IOException {
        try (InputStream descriptor = NetworkProcessor.class.getClassLoader().getResourceAsStream(DESCRIPTOR)) {
            assertThat(new String(descriptor.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(NetworkProcessor.class.getName() + ",isolating");
        }
    }

    @Test
    void itsOnlyOptionIsDeclared() {
        assertThat(new NetworkProcessor().getSupportedOptions()).containsExactly("netwright.maxLayers");
    }

    /** An isolating processor writes no resources, and each source for one type. */
    @Test
    void eachFileIsGeneratedForItsDeclarationAlone() {
        Watching watching = new Watching();
        Sources.declaring("""
                        @Network public interface Plain { @Input(features = 3) FeatureVector x(); @Wide FeatureVector y();
                            @Output FeatureVector z(); }
                        """, """
                        class Outer { static class Middle { @Network interface Heir extends Plain {} } }
                        """, """
                        @Block @interface Wide { interface Body { @Dense(units = 9) FeatureVector fc(); } }
                        """).processor(watching).compile().succeeds();
        assertThat(watching.origins)
                .containsOnly(
                        Map.entry("PlainRecord", List.of("Plain")),
                        Map.entry("PlainNetwork", List.of("Plain")),
                        Map.entry("WideRecord", List.of("Wide")),
                        Map.entry("Outer_Middle_HeirRecord", List.of("Outer.Middle.Heir")),
                        Map.entry("Outer_Middle_HeirNetwork", List.of("Outer.Middle.Heir")));
        assertThat(watching.others).isEmpty();
    }

    /** The processor, with a note of what it asks the compiler's filer for. */
    private static final class Watching extends AbstractProcessor {
        private final NetworkProcessor processor = new NetworkProcessor();
        private final Map<String, List<String>> origins = new TreeMap<>();
        private final List<String> others = new ArrayList<>();

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Filer filer = watched(Filer.class, environment.getFiler());
            processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
        }

        private <T> T watched(Class<T> type, T filer) {
            return type.cast(Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().equals("createSourceFile")) {
                            origins.put(
                                    (String) arguments[0],
                                    Arrays.stream((Element[]) arguments[1])
                                            .map(Element::toString)
                                            .toList());
                        } else {
                            others.add(method.getName());
                        }
                        try {
                            return method.invoke(filer, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    }));
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }
    }
}
