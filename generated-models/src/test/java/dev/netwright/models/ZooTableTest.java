package dev.netwright.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.models.d2l.LeNetNetwork;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every network of the zoo against what PyTorch counts ({@code parity/counts.py}), and against what Deeplearning4j itself
 * makes of the generated configuration. {@code -Dnetwright.update=true} rewrites {@code docs/zoo.md}.
 */
class ZooTableTest {
    private static final Path PAGE = Path.of("../docs/zoo.md");
    private static final Pattern LISTING = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String IMPORTS =
            "import dev.netwright.dsl.*; import dev.netwright.models.torchvision.ResNet18;\n";

    static List<Counted> networks() {
        return Counted.all();
    }

    @Test
    void everyGeneratedNetworkIsCounted() throws IOException, URISyntaxException {
        Path root = Path.of(LeNetNetwork.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            List<String> generated = files.map(
                            file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith("Network.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
            assertThat(networks().stream().map(counted -> counted.network().getName()))
                    .containsExactlyInAnyOrderElementsOf(generated);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void countsWhatPyTorchCounts(Counted counted) {
        assertThat(counted.constant("PARAMETERS")).as("parameters").isEqualTo(counted.parameters());
        assertThat(counted.constant("MULTIPLY_ADDS")).as("multiply-adds").isEqualTo(counted.macs());
        counted.smallest().ifPresent(side -> {
            assertThat(counted.constant("MIN_HEIGHT")).as("smallest height").isEqualTo(side);
            assertThat(counted.constant("MIN_WIDTH")).as("smallest width").isEqualTo(side);
        });
    }

    @ParameterizedTest
    @MethodSource("networks")
    void deeplearning4jCountsTheSame(Counted counted) {
        ComputationGraphConfiguration configuration = counted.configuration();
        long total = 0;
        for (GraphVertex vertex : configuration.getVertices().values()) {
            total += vertex.numParams(false);
        }
        assertThat(total).isEqualTo(counted.constant("TOTAL_PARAMETERS"));

        List<Long> sizes = counted.input().dims();
        Map<String, InputType> types = configuration.getLayerActivationTypes(
                InputType.convolutional(sizes.get(1), sizes.get(2), sizes.get(0)));
        String head = configuration.getNetworkOutputs().get(0);
        String logits = configuration.getVertexInputs().get(head).get(0);
        assertThat(types.get(logits).arrayElementsPerExample())
                .isEqualTo(counted.output().size());
    }

    @Test
    void theFigureOfTheReferenceForTheSmallestInput() {
        Map<String, Long> smallest = networks().stream()
                .filter(counted -> counted.smallest().isPresent())
                .collect(Collectors.toMap(
                        Counted::name, counted -> counted.smallest().get()));
        assertThat(smallest)
                .containsEntry("torchvision/AlexNet", 63L)
                .containsEntry("torchvision/Vgg11", 32L)
                .containsEntry("torchvision/Vgg19BatchNorm", 32L)
                .containsEntry("torchvision/GoogLeNet", 15L)
                .containsEntry("torchvision/SqueezeNet10", 21L)
                .containsEntry("torchvision/SqueezeNet11", 17L)
                .containsEntry("torchvision/DenseNet121", 29L);
    }

    @Test
    void thePagesListingCompiles(@TempDir Path folder) throws IOException {
        Matcher listing = LISTING.matcher(ZooPage.of(networks()));
        assertThat(listing.find()).isTrue();
        Path source = Files.writeString(folder.resolve("Listing.java"), IMPORTS + listing.group(1));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter log = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            assertThat(compiler.getTask(log, manager, null, options, null, manager.getJavaFileObjects(source))
                            .call())
                    .as(log.toString())
                    .isTrue();
        }
        assertThat(folder.resolve("FlowersNetwork.class")).exists();
        assertThat(folder.resolve("FlowerMapNetwork.class")).exists();
    }

    @Test
    void thePageIsOfToday() throws IOException {
        String page = ZooPage.of(networks());
        if (Boolean.getBoolean("netwright.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
        assertThat(Arrays.stream(page.split("\n")).filter(line -> line.startsWith("| [`")))
                .hasSameSizeAs(networks());
    }
}
