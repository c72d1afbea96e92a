package demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The guide's page on Kotlin: its listings are this module's sources and its build, and what they declare trains. */
class KotlinGuideTest {

    private static final Path SOURCES = Path.of("src/main/kotlin/demo");

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/guide/kotlin.md"));
    }

    private static List<String> listings(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(guide())
                .results()
                .map((MatchResult listing) -> listing.group(1))
                .toList();
    }

    @Test
    void listingsAreTheSources() throws IOException {
        assertThat(listings("kotlin"))
                .containsExactly(
                        Files.readString(SOURCES.resolve("LeNet.kt")),
                        Files.readString(SOURCES.resolve("Training.kt")));
    }

    /** The version of the compiler plugin, which the module takes from its parent. */
    private static String compilerPlugin() throws IOException {
        Matcher version =
                Pattern.compile("<plugin.compiler.version>(.*?)<").matcher(Files.readString(Path.of("../pom.xml")));
        assertThat(version.find()).isTrue();
        return "<version>" + version.group(1) + "</version>";
    }

    @Test
    void theBuildOfThePageIsTheBuildOfTheModule() throws IOException {
        String build = Files.readString(Path.of("pom.xml")).replaceAll("\\s+", "");
        String inherited = compilerPlugin();
        assertThat(listings("xml"))
                .hasSize(2)
                .allSatisfy(listing -> assertThat(build)
                        .contains(listing.replaceAll("\\s+", "").replace(inherited, "")));
        assertThat(guide()).contains(inherited, "<kotlin.version>2.4.21</kotlin.version>");
        assertThat(build).contains("<kotlin.version>2.4.21</kotlin.version>");
    }

    @Test
    void aNetworkAndABlockInKotlinTrain() {
        Nd4j.getRandom().setSeed(1);
        INDArray images = Nd4j.rand(8, 1, 28, 28);
        INDArray labels = Nd4j.eye(26).getRows(0, 1, 2, 3, 4, 5, 6, 7);
        List<Double> losses = TrainingKt.losses(images, labels, 30);
        assertThat(losses.get(0)).isBetween(3.0, 3.6);
        assertThat(losses.get(29)).isLessThan(losses.get(0) - 0.5);
        assertThat(LeNetNetwork.PARAMETERS).isEqualTo(61_706);
    }
}
