package dev.netwright.processor;

import com.google.auto.service.AutoService;
import dev.netwright.processor.declaration.Keyword;
import dev.netwright.processor.layer.LayerKind;
import dev.netwright.processor.layer.LayerKinds;
import dev.netwright.processor.read.DeclarationReader;
import dev.netwright.processor.read.Suppressed;
import dev.netwright.processor.report.Diagnostics;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import dev.netwright.processor.unfold.Unfolding;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Proves and generates networks: the compiler's way into {@link Pipeline}. */
@AutoService(Processor.class)
public final class NetworkProcessor extends AbstractProcessor {
    private static final String MAX_LAYERS = "netwright.maxLayers";

    private final Set<String> deferred = new LinkedHashSet<>();
    private final Set<String> done = new LinkedHashSet<>();
    private DeclarationReader reader;
    private Pipeline pipeline;
    private Diagnostics diagnostics;
    private GeneratedFiles files;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Keyword.NETWORK.annotation(), Keyword.BLOCK.annotation());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(MAX_LAYERS);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        LayerKinds kinds =
                new LayerKinds(ServiceLoader.load(LayerKind.class, NetworkProcessor.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
        reader = new DeclarationReader(environment, kinds);
        pipeline = new Pipeline(reader, kinds, maxLayers(environment.getOptions()));
        diagnostics = new Diagnostics(environment.getMessager());
        files = new GeneratedFiles(environment, diagnostics);
    }

    private static int maxLayers(Map<String, String> options) {
        String value = options.getOrDefault(MAX_LAYERS, "");
        int most = value.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(value) : Unfolding.MAX_LAYERS;
        return Math.min(most, Unfolding.MAX_LAYERS);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<TypeElement> types = new LinkedHashSet<>();
        deferred.forEach(name -> types.add(processingEnv.getElementUtils().getTypeElement(name)));
        deferred.clear();
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                if (element instanceof TypeElement type) {
                    types.add(type);
                }
            }
        }
        reader.hasSources(round.getRootElements());
        types.forEach(reader::compiles);
        for (TypeElement type : types) {
            String name = type.getQualifiedName().toString();
            if (reader.waits(type, round.processingOver())) {
                deferred.add(name);
            } else if (done.add(name)) {
                process(type);
            }
        }
        if (round.processingOver() && reader.readsSourcesAtOnce()) {
            files.discardPlaceholders();
        }
        return false;
    }

    private void process(TypeElement type) {
        try {
            Pipeline.Outcome outcome = pipeline.run(reader.read(type));
            diagnostics.report(outcome.problems().stream()
                    .filter(problem -> !Suppressed.contains(problem))
                    .toList());
            files.write(type, outcome.sources());
            if (outcome.placeholder().isPresent()) {
                files.place(outcome.placeholder().get());
            }
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            SourceRef at = new SourceRef(type, null, null);
            diagnostics.report(List.of(Problem.internal(type.getSimpleName().toString(), failure, at)));
        }
    }
}
