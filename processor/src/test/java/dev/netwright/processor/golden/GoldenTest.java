package dev.netwright.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.netwright.processor.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is generated, one file an emission feature: each folder of {@code src/test/resources/golden} holds a declaration
 * and, as {@code .txt}, the class that comes of it. {@code -Dnetwright.update=true} rewrites those.
 */
class GoldenTest {
    private static final int MOST_FILES = 15;
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String[] STRICT = {"-Xlint:all,-processing,-classfile,-path,-options", "-Werror"};

    private static List<Path> features() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Path declaration(Path feature) throws IOException {
        return only(feature, ".java");
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).as(folder + " *" + ending).hasSize(1);
            return found.get(0);
        }
    }

    private static Sources sources(Path feature) throws IOException {
        Path file = declaration(feature);
        return Sources.of().file("golden/" + file.getFileName(), Files.readString(file));
    }

    /** The generated network, else, for a block alone, the record. */
    private static Map.Entry<String, String> generated(Sources.Result result) {
        Map<String, String> texts = new TreeMap<>(result.succeeds().texts());
        return texts.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("Network"))
                .findFirst()
                .orElseGet(() -> texts.entrySet().iterator().next());
    }

    @Test
    void thereAreAtMostFifteen() throws IOException {
        assertThat(features()).hasSizeBetween(10, MOST_FILES);
    }

    @TestFactory
    Stream<DynamicTest> javacGeneratesTheGoldenFile() throws IOException {
        return features().stream()
                .map(feature -> DynamicTest.dynamicTest(feature.getFileName().toString(), () -> {
                    Map.Entry<String, String> generated =
                            generated(sources(feature).options(STRICT).compile());
                    String simpleName = generated.getKey().substring("golden.".length());
                    Path golden = feature.resolve(simpleName + ".txt");
                    if (Boolean.getBoolean("netwright.update")) {
                        Files.writeString(golden, generated.getValue());
                    } else if (!Files.exists(golden)) {
                        fail("no " + golden + "; run with -Dnetwright.update=true and read what it writes");
                    }
                    assertThat(generated.getValue()).isEqualTo(Files.readString(golden));
                    only(feature, ".txt");
                }));
    }

    @TestFactory
    Stream<DynamicTest> eclipseGeneratesTheSame() throws IOException {
        return features().stream()
                .map(feature -> DynamicTest.dynamicTest(feature.getFileName().toString(), () -> {
                    String text =
                            generated(sources(feature).inEclipse().compile()).getValue();
                    // The Eclipse compiler tells no lines, and a record writes them down.
                    String golden = Files.readString(only(feature, ".txt")).replaceAll("line = \\d+", "line = 0");
                    assertThat(text).isEqualTo(golden);
                }));
    }

    @TestFactory
    Stream<DynamicTest> isByteIdenticalFromRunToRun() throws IOException {
        return features().stream()
                .map(feature -> DynamicTest.dynamicTest(feature.getFileName().toString(), () -> {
                    Map<String, String> first =
                            sources(feature).procOnly().compile().succeeds().texts();
                    assertThat(sources(feature).procOnly().compile().texts()).isEqualTo(first);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aNetworkRepeatsNoStringAndCarriesNoTime() throws IOException {
        return features().stream()
                .filter(feature -> !feature.endsWith("record"))
                .map(feature -> DynamicTest.dynamicTest(feature.getFileName().toString(), () -> {
                    String text =
                            generated(sources(feature).procOnly().compile()).getValue();
                    Map<String, Long> literals = LITERAL.matcher(text)
                            .results()
                            .map(MatchResult::group)
                            // A layer that takes two vertices of Deeplearning4j marks the first, and each
                            // layer has the name of its annotation; the user typed neither as a string.
                            .filter(literal -> !literal.startsWith("\"/"))
                            .filter(literal -> !text.contains(", " + literal + ", TensorShape."))
                            .collect(Collectors.groupingBy(literal -> literal, TreeMap::new, Collectors.counting()));
                    assertThat(literals)
                            .isNotEmpty()
                            .allSatisfy((literal, count) ->
                                    assertThat(count).as(literal).isOne());
                    assertThat(text).doesNotContain("date =").doesNotContainPattern("20\\d\\d-\\d\\d-\\d\\d");
                }));
    }
}
