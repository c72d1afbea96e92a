package dev.netwright.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void aSeriesHasItsStepsFirstInPyTorch() {
        Examples series = Examples.series(3, 2);
        float[] ours = series.values(2);

        assertThat(series.batchShape(2)).containsExactly(2, 3, 2);
        assertThat(series.torchShape(2)).containsExactly(2, 2, 3);
        assertThat(series.torchValues(2))
                .containsExactly(
                        ours[0], ours[2], ours[4], ours[1], ours[3], ours[5], ours[6], ours[8], ours[10], ours[7],
                        ours[9], ours[11]);
    }

    @Test
    void wordsAreWholeNumbersOfTheVocabulary() {
        Examples words = Examples.words(200, 50);

        assertThat(words.torchShape(4)).containsExactly(4, 200);
        assertThat(words.values(4)).hasSize(800);
        for (float word : words.values(4)) {
            assertThat(word).isEqualTo((float) Math.rint(word)).isBetween(0f, 49f);
        }
        assertThat(words.values(4)).contains(0f, 49f);
    }

    @Test
    void quantitiesAreTargetsOfARegressionAndOneOfAClassifier() {
        assertThat(new Task(Task.Mode.TRAIN, Subject.TABLE, 3, Path.of(".")).targets())
                .hasSize(3)
                .doesNotContain(0f, 1f);
        assertThat(new Task(Task.Mode.TRAIN, Subject.TEXT, 2, Path.of(".")).targets())
                .containsExactly(1, 0, 0, 1);
    }
}
