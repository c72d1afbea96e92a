package dev.netwright.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first example of the README, and the message that it shows for a mistake in it. */
class ReadmeTest {
    private static final Pattern DECLARATION = Pattern.compile("```java\n(@Network.*?\n}\n)```", Pattern.DOTALL);
    private static final Pattern MESSAGE = Pattern.compile("```\n(LeNet\\.java.*?)```", Pattern.DOTALL);
    private static final Pattern FIX = Pattern.compile("fix    kernel = (\\d+)");

    @Test
    void theMistakeIsReportedAsItSaysAndTheFixCompiles() throws IOException {
        String page = Files.readString(Path.of("../README.md"));
        String declaration = found(DECLARATION, page);
        String mistaken = declaration.replace("channels = 16, kernel = 5, ", "channels = 16, kernel = 15,");
        assertThat(mistaken).isNotEqualTo(declaration);
        List<Sources.Message> errors =
                Sources.declaring(mistaken).procOnly().compile().errors();
        assertThat(errors).hasSize(1);
        List<String> shown = found(MESSAGE, page).lines().map(String::strip).toList();
        List<String> printed = errors.get(0).text().lines().map(String::strip).toList();
        assertThat(shown.get(0)).endsWith(printed.get(0));
        assertThat(shown.subList(3, shown.size())).isEqualTo(printed.subList(1, printed.size()));
        String fixed = mistaken.replace("kernel = 15", "kernel = " + found(FIX, page));
        Sources.declaring(fixed).procOnly().compile().succeeds();
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
