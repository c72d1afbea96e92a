package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every Java listing of the guide compiles, as it stands on its page. */
class GuideTest {
    static final Path GUIDE = Path.of("../docs/guide");
    private static final Pattern LISTING = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE =
            Pattern.compile("^(?:public |final )*(?:@?interface|class|record) (\\w+)", Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"language.md", "text.md", "resnet.md", "serving.md", "layers.md", "publishing.md"})
    void itsListingsCompile(String page) throws IOException {
        String imports = listings(Files.readString(GUIDE.resolve("README.md"))).get(0);
        Sources sources = Sources.of();
        List<String> listings = listings(Files.readString(GUIDE.resolve(page)));
        assertThat(listings).isNotEmpty();
        for (String listing : listings) {
            Matcher type = TYPE.matcher(listing);
            assertThat(type.find()).as(listing).isTrue();
            Matcher inPackage = PACKAGE.matcher(listing);
            String folder = inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "";
            String text = folder.isEmpty() ? imports + listing : listing;
            sources = sources.file(folder + type.group(1) + ".java", text);
        }
        sources.compile().succeeds();
    }

    @Test
    void theMistakeThatItShowsIsReportedAsItSays() throws IOException {
        String page = Files.readString(GUIDE.resolve("resnet.md"));
        String imports = listings(Files.readString(GUIDE.resolve("README.md"))).get(0);
        String whole = "@ConvBn(kernel = 1) @Bind({\"channels\", \"stride\"})";
        assertThat(page).contains(whole);
        Sources sources = Sources.of();
        for (String listing : listings(page).subList(0, 3)) {
            Matcher type = TYPE.matcher(listing);
            assertThat(type.find()).isTrue();
            String text = imports + listing.replace(whole, "@ConvBn(kernel = 1) @Bind(\"channels\")");
            sources = sources.file(type.group(1) + ".java", text);
        }
        Sources.Message error = sources.procOnly().compile().errors().get(0);
        assertThat(page).contains("```text\n" + error.firstLine() + "\n```");
        // More padding before a pool than it may have would only hide this: no such fix is offered.
        assertThat(error.text()).endsWith("fix    Residual.Body.shortcut with stride = 2");
    }

    /** The processor of this test finds the guide's layer kind through a service file: so it must be the guide's. */
    @Test
    void theKindThatIsFoundIsThePagesOwn() throws IOException {
        String file = Files.readString(Path.of("src/test/java/com/example/processor/ScaleKind.java"));
        assertThat(listings(Files.readString(GUIDE.resolve("layers.md"))))
                .anySatisfy(listing -> assertThat(listing).isEqualToIgnoringWhitespace(file));
    }

    static List<String> listings(String page) {
        List<String> listings = new ArrayList<>();
        Matcher matcher = LISTING.matcher(page);
        while (matcher.find()) {
            listings.add(matcher.group(1));
        }
        return listings;
    }
}
