package dev.netwright.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.NetworkProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * A declaration however broken never throws inside the compiler. {@code -Dnetwright.mutants} sets how many are tried,
 * {@code -Dnetwright.seed} where they start.
 */
class MutationTest {
    private static final int MUTANTS = Integer.getInteger("netwright.mutants", 800);
    private static final long SEED = Long.getLong("netwright.seed", 20_261_124);
    private static final long LONGEST_NANOS = 20_000_000_000L;
    private static final List<Path> FOLDERS = List.of(
            Path.of("..", "generated-models", "src", "main", "java", "dev", "netwright", "models", "d2l"),
            Path.of("..", "dsl", "src", "main", "java", "dev", "netwright", "dsl", "block"));

    private static final String SAMPLES = """
            import static dev.netwright.dsl.Activation.*;
            import static dev.netwright.dsl.Required.REQUIRED;

            import dev.netwright.dsl.*;
            import dev.netwright.dsl.block.*;

            class Samples {
                @Block
                @interface Basic {
                    int channels() default REQUIRED;
                    int stride() default 1;
                    boolean wide() default false;
                    Activation activation() default RELU;

                    interface Body {
                        @Input FeatureMap x();
                        @ConvBn(kernel = 3, padding = 1) @Bind({"channels", "stride", "activation"}) FeatureMap a();
                        @ConvBn(kernel = 3, padding = 1) @Bind("channels = wide ? channels : min(channels, 64)") FeatureMap b();
                        @When("stride != 1 || x.channels != channels")
                        @ConvBn(kernel = 1) @Bind({"channels", "stride"}) FeatureMap shortcut(FeatureMap x);
                        @Add(activation = RELU) FeatureMap out(FeatureMap b, FeatureMap shortcut);
                    }
                }

                @Block
                @interface Growing {
                    int growth() default 4;

                    interface Body {
                        @Conv2d(kernel = 3, padding = 1) @Bind("channels = growth") FeatureMap made();
                        @Concat FeatureMap out(FeatureMap in, FeatureMap made);
                    }
                }

                @Block
                @interface Classifier {
                    int classes() default 10;
                    double dropped() default 0.5;

                    interface Body {
                        @Dropout @Bind("value = dropped") FeatureVector thinned();
                        @Dense @Bind("units = classes") FeatureVector logits();
                        @SoftmaxOutput FeatureVector answer();
                    }
                }

                @Network
                @Reference(params = 7_701)
                interface Small {
                    int CHANNELS = 8;

                    @Input(channels = 3, height = 16, width = 16) FeatureMap image();
                    @Conv2d(channels = CHANNELS, kernel = {3, 3}, padding = 1) @Shape("8x16x16") FeatureMap stem();
                    @Repeat("2") @Basic(channels = CHANNELS) FeatureMap same();
                    @Basic(channels = 2 * CHANNELS, stride = 2) FeatureMap halved();
                    @Repeat("halved.channels / 8") @Growing FeatureMap grown();
                    @GlobalAvgPool2d FeatureVector gap();
                    @Classifier(classes = 3) FeatureVector kind();
                    @Conv2d(channels = 2, kernel = 1) FeatureMap side(FeatureMap grown);
                    @SigmoidOutput(weight = 0.5) FeatureMap mask();
                }

                @Network
                interface Heir extends Small {
                    @Override @Conv2d(channels = 8, kernel = 5, padding = 2) FeatureMap stem();
                    @Replace @Basic(channels = 16, stride = 2) FeatureMap halved(FeatureMap same);
                    @Remove FeatureMap mask();
                    @Remove FeatureMap side();
                }

                @Network
                interface Twins {
                    @Input(channels = 3, height = 16, width = 16) FeatureMap left();
                    @Input(channels = 3, height = 16, width = 16) FeatureMap right();
                    @Stack FeatureMap both(FeatureMap left, FeatureMap right);
                    @Use(value = Small.class, until = "gap") FeatureVector tower();
                    @Unstack(0) FeatureVector one(FeatureVector tower);
                    @Unstack(1) FeatureVector two(FeatureVector tower);
                    @Concat FeatureVector pair(FeatureVector one, FeatureVector two);
                    @Dense(units = 1) FeatureVector logit();
                    @SigmoidOutput FeatureVector alike();
                }
            }
            """;

    @Test
    void nothingIsThrown() throws IOException {
        List<InMemory.Unit> sources = sources();
        Random random = new Random(SEED);
        List<String> failures = new ArrayList<>();
        int distinct = 0;
        int reached = 0;
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (JavaFileManager files =
                new InMemory(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
            for (InMemory.Unit unit : sources) {
                assertThat(compile(compiler, files, unit)).as(unit.getName()).isEmpty();
            }
            for (int mutant = 0; mutant < MUTANTS; mutant++) {
                InMemory.Unit source = sources.get(random.nextInt(sources.size()));
                Mutation mutation = Mutation.values()[mutant % Mutation.values().length];
                String text = mutation.of(source.text(), random);
                if (random.nextInt(4) == 0) {
                    text = Mutation.values()[random.nextInt(Mutation.values().length)].of(text, random);
                }
                distinct += text.equals(source.text()) ? 0 : 1;
                long started = System.nanoTime();
                List<String> errors = attempt(compiler, files, new InMemory.Unit(source.getName(), text));
                boolean isSlow = System.nanoTime() - started > LONGEST_NANOS;
                if (isSlow || errors.stream().anyMatch(error -> error.contains("[internal-error]"))) {
                    failures.add("seed %d, mutant %d, %s%s:\n%s\n%s"
                            .formatted(SEED, mutant, mutation, isSlow ? ", slow" : "", errors, text));
                }
                reached += errors.isEmpty() || errors.stream().anyMatch(error -> error.startsWith("[")) ? 1 : 0;
            }
        }
        assertThat(failures).isEmpty();
        assertThat(distinct).as("mutants that differ").isGreaterThan(MUTANTS * 8 / 10);
        assertThat(reached).as("mutants that reached the processor").isGreaterThan(MUTANTS / 2);
    }

    private static List<String> attempt(JavaCompiler compiler, JavaFileManager files, InMemory.Unit unit) {
        try {
            return compile(compiler, files, unit);
        } catch (RuntimeException | Error thrown) {
            return List.of("[internal-error] thrown: " + thrown);
        }
    }

    private static List<String> compile(JavaCompiler compiler, JavaFileManager files, InMemory.Unit unit) {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        JavaCompiler.CompilationTask task = compiler.getTask(
                null, files, collector, List.of("-proc:only", "-Anetwright.maxLayers=2000"), null, List.of(unit));
        task.setLocale(Locale.ROOT);
        task.setProcessors(List.of(new NetworkProcessor()));
        task.call();
        return collector.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static List<InMemory.Unit> sources() throws IOException {
        List<InMemory.Unit> sources = new ArrayList<>(List.of(new InMemory.Unit("Samples.java", SAMPLES)));
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    String text = Files.readString(file);
                    // An heir does not compile without its base; Samples has one.
                    if (text.contains("interface ") && !text.contains(" extends ")) {
                        sources.add(new InMemory.Unit(name, text));
                    }
                }
            }
        }
        return sources;
    }
}
