package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What README shows is what one gets: its listings below the imports that it names, the error, the generated class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeTest {
    private static final Path README = Path.of("../README.md");
    private static final Pattern IMPORT = Pattern.compile("`(import [^`]+;)`");
    private static final Pattern SHOWN = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FIX = Pattern.compile("fix    (kernel = \\d+)\n");
    private static final String MODELS = "dev.netwright.models.d2l";

    private String readme;
    private String imports;
    private List<String> listings;

    @BeforeAll
    void read() throws IOException {
        readme = Files.readString(README);
        imports = IMPORT.matcher(readme)
                .results()
                .map(found -> found.group(1))
                .filter(found -> !found.contains(MODELS))
                .collect(Collectors.joining("\n", "", "\n"));
        listings = GuideTest.listings(readme);
    }

    @Test
    void itsListingsCompile() {
        Sources sources = Sources.of()
                .file("Declared.java", declared(listings.get(1) + listings.get(2)))
                .file("LeNet.java", imports + listings.get(0))
                .file("Used.java", imports + """
                        final class Used {
                            void iris(INDArray flowers, INDArray species) {
                        %s    }

                            void digits(Path folder, INDArray images) {
                        %s    }

                            void serving(LeNetNetwork network, float[] image) {
                        %s    }
                        }
                        """.formatted(listings.get(3), listings.get(4), listings.get(6)));
        assertThat(IMPORT.matcher(readme).results().map(MatchResult::group))
                .contains("`import %s.LeNetNetwork;`".formatted(MODELS));
        sources.compile().succeeds();
    }

    private String declared(String listing) {
        return imports + listing.replace("public ", "");
    }

    @Test
    void theMistakeIsReportedAsItSaysAndTheFixCompiles() {
        String wrong = listings.get(0).replace("16, kernel = 5", "16, kernel = 15");
        assertThat(wrong).isNotEqualTo(listings.get(0));
        List<Sources.Message> errors = leNet(wrong).errors();
        assertThat(errors).hasSize(1);
        String shown = shown("LeNet.java:");
        assertThat(shown.lines().findFirst().orElseThrow())
                .endsWith(": error: " + errors.get(0).firstLine());
        assertThat(shown.lines().skip(3).map(String::strip))
                .containsExactlyElementsOf(
                        errors.get(0).text().lines().skip(1).map(String::strip).toList());
        Matcher fix = FIX.matcher(shown);
        assertThat(fix.find()).isTrue();
        leNet(wrong.replace("kernel = 15", fix.group(1))).succeeds();
    }

    private Sources.Result leNet(String declaration) {
        return Sources.of().file("LeNet.java", imports + declaration).procOnly().compile();
    }

    @Test
    void theGeneratedClassIsAsItSays() {
        String generated = leNet(listings.get(0)).succeeds().generated("LeNetNetwork");
        assertThat(shown("layer   kind").lines().filter(line -> !line.equals("...")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(generated).contains(" * " + line + "\n"));
        assertThat(squeezed(generated)).contains(squeezed(listings.get(5)));
    }

    private String shown(String beginning) {
        return SHOWN.matcher(readme)
                .results()
                .filter(found -> found.group(1).isEmpty())
                .map(found -> found.group(2))
                .filter(text -> text.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
