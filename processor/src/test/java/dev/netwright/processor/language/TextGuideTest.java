package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.netwright.processor.Sources;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The guide's text classifier is what its page says, and learns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextGuideTest {
    private static final Map<String, Integer> VOCABULARY = Map.of("a", 1, "good", 2, "bad", 3, "film", 19_999);
    private static final List<String> TEXTS = List.of("A good film", "a BAD film", "good", "Bad, bad!");

    private String page;
    private Sources.Result compiled;
    private Class<?> reading;

    @BeforeAll
    void compile() throws IOException {
        page = Files.readString(GuideTest.GUIDE.resolve("text.md"));
        String imports = GuideTest.listings(Files.readString(GuideTest.GUIDE.resolve("README.md")))
                .get(0);
        List<String> listings = GuideTest.listings(page);
        compiled = Sources.of()
                .file("Sentiment.java", imports + listings.get(0))
                .file("Reading.java", imports + listings.get(1))
                .compile()
                .succeeds();
        reading = compiled.load("Reading");
    }

    @Test
    void theSummaryIsTheGeneratedOne() {
        String generated = compiled.generated("SentimentNetwork");
        String summary = generated
                .substring(generated.indexOf("<pre>\n") + "<pre>\n".length(), generated.indexOf(" * </pre>"))
                .lines()
                .map(line -> line.substring(" * ".length()))
                .collect(Collectors.joining("\n"));
        assertThat(page).contains("```text\n" + summary + "\n```");
    }

    @Test
    void shortTextsArePaddedInFront() throws Exception {
        INDArray indices = indices(VOCABULARY);
        assertThat(indices.shape()).containsExactly(TEXTS.size(), 1, 200);
        assertThat(indices.getInt(0, 0, 196)).isZero();
        assertThat(List.of(indices.getInt(0, 0, 197), indices.getInt(0, 0, 198), indices.getInt(0, 0, 199)))
                .containsExactly(1, 2, 19_999);
        assertThat(indices.getInt(3, 0, 199)).isEqualTo(3);
    }

    @Test
    void itLearns() throws Exception {
        INDArray liked = Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}, {0, 1}, {1, 0}});
        assertThat(call("moods", TEXTS, liked, VOCABULARY))
                .isEqualTo(List.of("positive", "negative", "positive", "negative"));
    }

    @Test
    void anUnknownIndexIsRefusedAsItSays() throws Exception {
        Map<String, Integer> wrong = Map.of("film", 20_000);
        Throwable refused = catchThrowable(() ->
                call("moods", TEXTS, Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}, {0, 1}, {1, 0}}), wrong));
        assertThat(refused).isInstanceOf(IllegalArgumentException.class);
        assertThat(page).contains("```text\n" + refused.getMessage() + "\n```");
    }

    private INDArray indices(Map<String, Integer> vocabulary) throws Exception {
        return (INDArray) call("indices", TEXTS, vocabulary);
    }

    private Object call(String method, Object... arguments) throws Exception {
        List<Method> named = new ArrayList<>(List.of(reading.getDeclaredMethods()));
        named.removeIf(candidate -> !candidate.getName().equals(method));
        named.get(0).setAccessible(true);
        try {
            return named.get(0).invoke(null, arguments);
        } catch (InvocationTargetException thrown) {
            throw (Exception) thrown.getCause();
        }
    }
}
